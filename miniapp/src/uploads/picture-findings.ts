import { type DocumentFinding, documentFindings } from '@anju/shared-types/document-words'
import { findingsOf, type GreyPicture, measurePicture, QUALITY_EDGE } from '@anju/shared-types/picture-quality'
import { readPixels } from '../platform/read-pixels'
import type { PickedPaper, PicturePixels } from '../platform/types.ts'

/** What the picture may lack, before a byte of it is sent; the server looks again with the same lines. */
export async function findingsAt({ path, isPicture }: PickedPaper): Promise<DocumentFinding[]> {
  if (!isPicture) return []
  const pixels = await readPixels(path, QUALITY_EDGE)
  return pixels ? findingsOf(measurePicture(greyOf(pixels))) : []
}

/** Brightness as the eye weighs the colours (ITU-R BT.601). */
export function greyOf({ width, height, data, fullWidth, fullHeight }: PicturePixels): GreyPicture {
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) {
    const pixel = at * 4
    grey[at] = (data[pixel]! * 299 + data[pixel + 1]! * 587 + data[pixel + 2]! * 114) / 1000
  }
  return { width, height, grey, fullWidth, fullHeight }
}

export const findingWords = (finding: DocumentFinding): string => documentFindings[finding]
