import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The file as it came, read a piece at a time: unpacked it is ten times as long. */
export const unpacked = (file: Uint8Array): AsyncIterable<Uint8Array> =>
  file[0] === 0x1f && file[1] === 0x8b ? Readable.from([file]).pipe(createGunzip()) : Readable.from([file])

/** WeChat Pay's hash is over the bytes before they were packed; it is the only proof of the file. Throws when it cannot be unpacked. */
export async function sha1Of(file: Uint8Array): Promise<string> {
  const hash = createHash('sha1')
  for await (const piece of unpacked(file)) hash.update(piece)
  return hash.digest('hex')
}
