import { paperFiles } from '../platform/paper-files'
import type { PickedPaper } from '../platform/types.ts'
import { createSha256 } from './sha256.ts'
import type { UploadIntent } from './upload-intent.ts'

const SLICE_BYTES = 256 * 1024

/** Puts a picked file where it lasts and reads it once for its checksum, slice by slice so that the page stays alive. */
export async function prepareUpload(
  picked: PickedPaper,
  about: Pick<UploadIntent, 'clientKey' | 'material' | 'title' | 'caseId' | 'validUntil' | 'page' | 'pageSaid'>,
): Promise<UploadIntent> {
  const ref = await paperFiles.keep(picked.path, about.clientKey)
  const hash = createSha256()
  for (let at = 0; at < picked.bytes; at += SLICE_BYTES) {
    hash.update(await paperFiles.read(ref, at, Math.min(SLICE_BYTES, picked.bytes - at)))
  }
  return { ...about, ref, fileName: picked.fileName.slice(0, 200), bytes: picked.bytes, sha256: hash.digest() }
}
