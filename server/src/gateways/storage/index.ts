import type { Config } from '../../config.ts'
import { createFileSeal } from '../../platform/crypto/file-seal.ts'
import { createDiskStorage } from './disk.ts'
import { createS3Storage } from './s3.ts'
import { createFiles, type Files } from './storage.ts'

export { FileMissing, type Files } from './storage.ts'

/** The bucket when one is named, else the folder. */
export function createFileStore(config: Config): Files {
  const storage = config.S3_ENDPOINT
    ? createS3Storage({
        endpoint: config.S3_ENDPOINT,
        region: config.S3_REGION,
        bucket: config.S3_BUCKET,
        accessKey: config.S3_ACCESS_KEY,
        secretKey: config.S3_SECRET_KEY,
        pathStyle: config.S3_PATH_STYLE,
      })
    : createDiskStorage(config.STORAGE_DIR)
  return createFiles(storage, createFileSeal(config.FIELD_KEYS))
}
