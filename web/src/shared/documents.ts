import { useMutation, useQueryClient } from '@tanstack/react-query'
import i18n from 'i18next'
import { refreshAccount } from './accounts'
import { ApiError, postForm } from './api'
import { call, type Item } from './call'
import { say } from './problem'
import type { Api } from './schema.gen'

export type Document = Item<'GET /accounts/{code}/documents'>
type Kept = Omit<Api['POST /accounts/{code}/documents']['body'], 'upload' | 'filename'>
export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods,.txt,.csv,.eml'
const BYTES_MAX = 10 * 1024 * 1024

export const documentsQuery = (code: string) => ({
  queryKey: ['account', code, 'documents'], queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /accounts/{code}/documents', { path: { code }, signal }),
})

/** Posts a file straight to the bucket; the id by which it is then said what it is. */
export async function posted(code: string, file: File) {
  if (file.size > BYTES_MAX) throw new ApiError(0, '', i18n.t('documents.tooLarge'))
  const form = await call('POST /accounts/{code}/document-uploads', { path: { code }, body: { filename: file.name } })
  if (!await postForm(form.url, form.fields, file)) throw new ApiError(0, '', i18n.t('documents.failed'))
  return form.upload
}

/** Posts a file, then keeps it on the account. */
export function useUpload(code: string, after: (kept: Document) => void) {
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: async ({ file, ...kept }: { file: File } & Kept) =>
      call('POST /accounts/{code}/documents', { path: { code }, body: { upload: await posted(code, file), filename: file.name, ...kept } }),
    onSuccess: (kept) => { after(kept); return refreshAccount(client, code) },
    onError: say,
  })
  const take = (file: File | null, kept: Kept) => { if (file) add.mutate({ file, ...kept }) }
  return { take, isPending: add.isPending }
}

/** Downloads a document; it never opens as a page of the desk. */
export const openDocument = (code: string, id: string) =>
  call('GET /accounts/{code}/documents/{document_id}', { path: { code, document_id: id } }).then(({ url }) => location.assign(url)).catch(say)
