import { type FileTrial, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { toFile } from '../../domain/catalogue/file-words.ts'
import type { Readings } from '../../domain/catalogue/search/pinyin.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { AppointmentStore } from '../appointments/appointment-store.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'
import { codeOf, type Versions } from './catalogue-store.ts'
import { type EditedFile, readEdited, trialOf } from './edited-file.ts'
import type { TriedCases } from './tried-cases.ts'
import { tryOnCases } from './try-on-cases.ts'

export interface FileNeeds extends CatalogueNeeds, Pick<Parts, 'transact'> {
  pinyin: Readings
  appointments: Pick<AppointmentStore, 'confirmedFrom'>
  cases: TriedCases
}

/** The newest version of an item or a city, as the file that is edited. */
export async function downloadFile({ store }: FileNeeds, code: string) {
  const { items, profiles } = await store.versions()
  const newest = items.get(code)?.at(-1) ?? profiles.get(code)?.at(-1) ?? refuse('NOT_FOUND')
  const { name, version, effectiveFrom } = newest
  return { name, version, effectiveFrom, text: `${JSON.stringify(toFile(newest), null, 2)}\n` }
}

/** What an edited file would change. Stores nothing. */
export async function tryFile(needs: FileNeeds, text: string, now: Date): Promise<FileTrial> {
  const { edited, versions } = await read(needs, text, now)
  return trial(needs, edited, versions, now)
}

/** Takes an edited file in as the next version. One that was tried out and found right may still be refused: time has passed. */
export async function takeFile(needs: FileNeeds, text: string, { staff }: Staff, call: Call): Promise<FileTrial> {
  try {
    // Judged inside, so that a repeat of the same key meets its first reply and not its own change.
    return await needs.transact(call, async (tx) => {
      const { edited, versions } = await read(needs, text, call.now)
      const { fresh, mistakes } = edited
      if (!fresh) return refuse('ITEM_FILE_WRONG', { field: mistakes[0]?.where })
      if (isTaken(versions, fresh)) return refuse('ITEM_VERSION_TAKEN')
      if (mistakes.length) return refuse('ITEM_FILE_WRONG', { field: mistakes[0]?.where })
      await needs.store.take(tx.session, fresh, tx.now, staff.staffNo)
      tx.record({
        type: 'catalogue.changed',
        subject: { kind: 'catalogue', id: codeOf(fresh) },
        data: { version: fresh.content.version, effectiveFrom: fresh.content.effectiveFrom },
      })
      return trial(needs, edited, versions, call.now)
    })
  } catch (error) {
    // Two administrators took the same version at once: the first one's stays.
    if (isDuplicateKey(error)) return refuse('ITEM_VERSION_TAKEN')
    throw error
  } finally {
    needs.store.forget()
  }
}

async function read(needs: FileNeeds, text: string, now: Date) {
  const [versions, { services }] = await Promise.all([needs.store.newestVersions(), needs.halls.catalogue()])
  const { reference, pinyin } = needs
  const today = shanghaiDate(now)
  return { versions, edited: readEdited(text, { reference, pinyin, services: [...services.keys()], versions, today }) }
}

const isTaken = ({ items, profiles }: Versions, fresh: NonNullable<EditedFile['fresh']>): boolean =>
  (fresh.what === 'item' ? items : profiles).get(codeOf(fresh))?.some((one) => one.version === fresh.content.version) ??
  false

async function trial(
  { appointments, cases }: FileNeeds,
  edited: EditedFile,
  versions: Versions,
  now: Date,
): Promise<FileTrial> {
  const { fresh } = edited
  const service = fresh?.what === 'item' ? fresh.content.bookAs : undefined
  const from = fresh && shanghaiInstant(fresh.content.effectiveFrom, '00:00')
  const affected = service && from ? await appointments.confirmedFrom(service, from) : 0
  return trialOf(edited, versions, {
    appointments: affected,
    cases: fresh && (await tryOnCases(cases, fresh, versions, now)),
  })
}
