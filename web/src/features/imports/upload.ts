import { call } from '../../shared/call'
import i18n from '../../shared/i18n'

/** Posts the file straight to the bucket, as the ticket's form says: every field first, the file last. */
function post(url: string, fields: Record<string, string>, file: File, onProgress: (share: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    // fetch cannot tell how much was sent.
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', (e) => { if (e.lengthComputable) onProgress(e.loaded / e.total) })
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new Error(i18n.t('imports.uploadRefused', { status: request.status })))))
    request.addEventListener('error', () => reject(new Error(i18n.t('imports.uploadFailed'))))
    request.open('POST', url)
    request.send(form)
  })
}

/** A ticket, then the file; the id of the import that its arrival starts. */
export async function upload(file: File, profile: string, onProgress: (share: number) => void): Promise<string> {
  const ticket = await call('POST /uploads', { body: { filename: file.name, ...(profile ? { profile } : {}) } })
  await post(ticket.upload.url, ticket.upload.fields, file, onProgress)
  return ticket.import_id
}
