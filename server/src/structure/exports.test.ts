import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'

interface Line {
  caller: unknown
  file?: boolean
}

/** Every answer that is a file, and who gets it. */
const files = Object.entries(contract).flatMap(([feature, { table }]) =>
  Object.entries(table as Record<string, Line>).flatMap(([name, { caller, file }]) =>
    file ? [{ name: `${feature}.${name}`, caller }] : [],
  ),
)

test('staff take no file away: what they see are pictures with their name, the time and the purpose across them (E44)', () => {
  expect(files.filter(({ caller }) => typeof caller === 'object')).toEqual([])
})

test('each file is public, its reader’s own by a signed address, or the picture that was made for one viewer', () => {
  // A new one says here whose it is; one that staff make carries the watermark of documents/show-staff-view.ts.
  const known: Record<string, string> = {
    'batches.template': 'public: an empty list',
    'catalogue.noticeSheet': 'public: what an item asks for, without anybody’s name',
    'certificates.linkedPdf': 'the holder’s, by an address of some minutes',
    'documents.file': 'the owner’s own, or the watermarked pictures of one viewer, by an address of ten minutes',
    'readAloud.clip': 'the reader’s own page as sound, by an address of some minutes',
  }
  expect(files.map(({ name }) => name).filter((name) => !(name in known))).toEqual([])
})
