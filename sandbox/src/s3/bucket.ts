import { createHash, randomBytes } from 'node:crypto'

const SMALLEST_PART = 5 * 1024 * 1024
const PAGE = 100

export type S3Answer = { status: number; headers?: Record<string, string>; body?: Buffer | string }

const xml = (status: number, body: string): S3Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
})
export const s3Error = (status: number, code: string): S3Answer =>
  xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`)

const tagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`
const text = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;')

export type Bucket = ReturnType<typeof createBucket>

/** One bucket in memory, with what was begun in parts and not completed. */
export function createBucket(name: string) {
  const objects = new Map<string, Buffer>()
  const begun = new Map<string, { key: string; parts: Map<number, Buffer> }>()

  function list(query: URLSearchParams): S3Answer {
    const prefix = query.get('prefix') ?? ''
    const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort()
    const page = keys.slice(0, PAGE)
    const rows = page.map((key) => {
      const bytes = objects.get(key)!
      return `<Contents><Key>${text(key)}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>${tagOf(bytes)}</ETag><Size>${bytes.length}</Size></Contents>`
    })
    const more = keys.length > PAGE
    return xml(
      200,
      `<ListBucketResult><Name>${name}</Name><Prefix>${text(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${text(page.at(-1)!)}</NextContinuationToken>` : ''}${rows.join('')}</ListBucketResult>`,
    )
  }

  function complete(key: string, uploadId: string, body: Buffer): S3Answer {
    const upload = begun.get(uploadId)
    if (upload?.key !== key) return s3Error(404, 'NoSuchUpload')
    const wanted = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>\s*<ETag>([^<]+)<\/ETag>/g)]
    const parts = wanted.map(([, no, tag = '']) => {
      const bytes = upload.parts.get(Number(no))
      return bytes && tagOf(bytes).replaceAll('"', '') === tag.replaceAll(/&quot;|&#34;|"/g, '') ? bytes : undefined
    })
    if (parts.length === 0 || parts.some((part) => part === undefined)) return s3Error(400, 'InvalidPart')
    if (parts.slice(0, -1).some((part) => part!.length < SMALLEST_PART)) return s3Error(400, 'EntityTooSmall')
    const whole = Buffer.concat(parts as Buffer[])
    objects.set(key, whole)
    begun.delete(uploadId)
    return xml(
      200,
      `<CompleteMultipartUploadResult><Location>/${name}/${text(key)}</Location><Bucket>${name}</Bucket><Key>${text(key)}</Key><ETag>${tagOf(whole)}</ETag></CompleteMultipartUploadResult>`,
    )
  }

  function put(key: string, query: URLSearchParams, body: Buffer): S3Answer {
    const uploadId = query.get('uploadId')
    if (!uploadId) {
      objects.set(key, body)
      return { status: 200, headers: { etag: tagOf(body) } }
    }
    const upload = begun.get(uploadId)
    if (upload?.key !== key) return s3Error(404, 'NoSuchUpload')
    upload.parts.set(Number(query.get('partNumber')), body)
    return { status: 200, headers: { etag: tagOf(body) } }
  }

  function post(key: string, query: URLSearchParams, body: Buffer): S3Answer {
    if (query.has('uploads')) {
      const uploadId = randomBytes(16).toString('hex')
      begun.set(uploadId, { key, parts: new Map() })
      return xml(
        200,
        `<InitiateMultipartUploadResult><Bucket>${name}</Bucket><Key>${text(key)}</Key><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`,
      )
    }
    return complete(key, query.get('uploadId') ?? '', body)
  }

  return {
    objects,
    begun,
    answer(method: string, key: string, query: URLSearchParams, body: Buffer): S3Answer {
      if (key === '') {
        if (method !== 'GET') return s3Error(405, 'MethodNotAllowed')
        return query.has('uploads') ? xml(200, listBegun(begun)) : list(query)
      }
      if (method === 'PUT') return put(key, query, body)
      if (method === 'POST') return post(key, query, body)
      if (method === 'DELETE') {
        const uploadId = query.get('uploadId')
        if (uploadId) begun.delete(uploadId)
        else objects.delete(key)
        return { status: 204 }
      }
      const bytes = objects.get(key)
      if (!bytes) return s3Error(404, 'NoSuchKey')
      const headers = {
        etag: tagOf(bytes),
        'last-modified': new Date(0).toUTCString(),
        'content-length': String(bytes.length),
      }
      return { status: 200, headers, body: method === 'HEAD' ? undefined : bytes }
    },
  }
}

/** A client that was cut off asks which parts of it are there already. */
const listBegun = (begun: ReadonlyMap<string, { key: string }>) =>
  `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${[...begun].map(([id, { key }]) => `<Upload><Key>${text(key)}</Key><UploadId>${id}</UploadId><Initiated>2026-01-01T00:00:00.000Z</Initiated></Upload>`).join('')}</ListMultipartUploadsResult>`
