import type { SpellingPlace } from '@anju/shared-types'
import { isSettled } from '../../domain/identity/name-doubt.ts'
import { matchNames } from '../../domain/identity/name-match.ts'
import { normaliseName } from '../../domain/identity/person-name.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import { createNameStore } from './name-store.ts'

/** Somebody who proved a name. */
export interface NamedPerson {
  accountId: string
  idIndex: string
  name: string
}

export interface OtherSpelling {
  written: string
  place: SpellingPlace
  /** In which matter it came up, as staff read it; names nobody. */
  context: string
}

export type NameVerdict = 'same' | 'different' | 'doubtful'

/**
 * Is another spelling this person's name? The one match rule of the domain says what is sure; what is doubtful goes to two persons of
 * the staff, once: whatever they decide is the answer from then on.
 */
export type CompareNames = (person: NamedPerson, other: OtherSpelling) => Promise<NameVerdict>

export function createCompareNames(parts: Pick<Parts, 'db' | 'cipher' | 'clock' | 'ids' | 'transact'>): CompareNames {
  const { cipher, clock, ids, transact } = parts
  const names = createNameStore(parts.db)
  const verdictOf = async (idIndex: string, writtenIndex: string): Promise<NameVerdict | undefined> => {
    const known = await names.doubtOf(idIndex, writtenIndex)
    return known ? (isSettled(known.state) ? known.state : 'doubtful') : undefined
  }

  return async (person, { written, place, context }) => {
    const match = matchNames(person.name, written)
    if (match !== 'soft') return match
    const { idIndex, accountId } = person
    const writtenIndex = cipher.blindIndex('name', normaliseName(written))
    const known = await verdictOf(idIndex, writtenIndex)
    if (known) return known
    const id = ids.id()
    try {
      // A change of its own: the yes that met the doubt is refused, the question stays.
      await transact(systemCall('compare-names', { now: clock.now(), ids }), async (tx) => {
        const sealed = { proved: cipher.seal(person.name), written: cipher.seal(written) }
        await names.insertDoubt(
          {
            _id: id,
            accountId,
            idIndex,
            writtenIndex,
            ...sealed,
            place,
            context,
            state: 'first',
            opinions: [],
            openedAt: tx.now,
          },
          tx.session,
        )
        tx.record({ type: 'name-doubt.opened', subject: { kind: 'name-doubt', id } })
      })
    } catch (error) {
      // Somebody else met the same spelling at the same moment: it is one question.
      if (!isDuplicateKey(error, 'idIndex,writtenIndex')) throw error
    }
    return (await verdictOf(idIndex, writtenIndex)) ?? 'doubtful'
  }
}
