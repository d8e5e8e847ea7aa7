/**
 * A message's HTML in a frame that can run nothing. `links` lets its links open in a new tab (the
 * outbox); without it they do nothing, so that a preview cannot answer for the debtor.
 */
export function MailFrame({ html, title, height = 420, links = false }: { html: string; title: string; height?: number | string; links?: boolean }) {
  const target = links ? '<base target="_blank">' : ''
  const sandbox = links ? 'allow-popups allow-popups-to-escape-sandbox' : ''
  return <iframe title={title} sandbox={sandbox} srcDoc={`${target}${html}`} className="mail" style={{ height }} />
}
