import { type DocumentFinding, documentFindings } from '@anju/shared-types/document-words'
import { lookAtPage, type PageLook } from '@anju/shared-types/page-look'
import { findingsOf, type GreyPicture, measurePicture, QUALITY_EDGE } from '@anju/shared-types/picture-quality'
import { readPixels } from '../platform/read-pixels'
import type { PickedPaper, PicturePixels } from '../platform/types.ts'

export interface SeenPicture {
  /** What the picture may lack. */
  findings: DocumentFinding[]
  /** What kind of page it may be; nothing where the phone gives no pixels. */
  look?: PageLook
}

/** What is seen before a byte of it is sent; the server looks again with the same lines. */
export async function lookAtPicture({ path, isPicture }: PickedPaper): Promise<SeenPicture> {
  const pixels = isPicture ? await readPixels(path, QUALITY_EDGE) : null
  if (!pixels) return { findings: [] }
  return { findings: findingsOf(measurePicture(greyOf(pixels))), look: lookAtPage({ ...pixels, channels: 4 }) }
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
