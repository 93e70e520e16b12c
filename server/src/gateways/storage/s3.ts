import type { Readable } from 'node:stream'
import { Client, S3Error } from 'minio'
import { checkedKey, FileMissing, type Storage } from './storage.ts'

export interface S3Settings {
  /** `https://s3.oss-cn-hangzhou.aliyuncs.com`, `https://cos.ap-guangzhou.myqcloud.com`, a MinIO of one's own. */
  endpoint: string
  region: string
  bucket: string
  accessKey: string
  secretKey: string
  /** MinIO wants the bucket in the path; OSS refuses that and wants it in the host name. */
  pathStyle: boolean
}

/** The smallest part that S3 takes: larger objects go up in parts, and no more than one part is in memory. */
const PART_BYTES = 5 * 1024 * 1024

/** Any store that speaks S3. A put is there as a whole or not at all by the protocol itself. */
export function createS3Storage({ endpoint, region, bucket, accessKey, secretKey, pathStyle }: S3Settings): Storage {
  const url = new URL(endpoint)
  const useSSL = url.protocol === 'https:'
  const client = new Client({
    endPoint: url.hostname,
    port: url.port ? Number(url.port) : useSSL ? 443 : 80,
    useSSL,
    accessKey,
    secretKey,
    // Without a region the client asks for it before its first call, which OSS and COS do not answer.
    region,
    pathStyle,
    partSize: PART_BYTES,
  })
  return {
    async put(key, body, bytes) {
      const type = { 'content-type': 'application/octet-stream' }
      const broken = whenBroken(body)
      try {
        // The client waits for ever for a stream that has broken.
        await Promise.race([client.putObject(bucket, checkedKey(key), body, bytes, type), broken.happens])
      } catch (error) {
        // Parts of a file that will never be whole cost money until somebody removes them; the first error is the one that matters.
        await client.removeIncompleteUpload(bucket, key).catch(() => undefined)
        throw error
      } finally {
        broken.forget()
      }
    },
    async get(key) {
      try {
        return await client.getObject(bucket, checkedKey(key))
      } catch (error) {
        if (error instanceof S3Error && ['NoSuchKey', 'NotFound'].includes(error.code ?? '')) throw new FileMissing(key)
        throw error
      }
    },
    // S3 answers 204 whether or not there was something.
    remove: (key) => client.removeObject(bucket, checkedKey(key)),
    async removeFolder(folder) {
      const names: string[] = []
      for await (const item of client.listObjectsV2(bucket, `${checkedKey(folder)}/`, true)) {
        const { name } = item as { name?: string }
        if (name) names.push(name)
      }
      // One by one: the bulk call needs a Content-MD5 that not every store computes alike.
      for (const name of names) await client.removeObject(bucket, name)
    },
  }
}

function whenBroken(body: Readable) {
  let forget: () => void = () => undefined
  const happens = new Promise<never>((_, reject) => {
    if (body.errored) reject(body.errored)
    body.once('error', reject)
    forget = () => body.off('error', reject)
  })
  // Nobody listens any more once the file has gone up.
  happens.catch(() => undefined)
  return { happens, forget }
}
