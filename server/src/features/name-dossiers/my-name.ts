import {
  type NameCharacterView,
  type NameDossier,
  nameDoubtStates,
  type SpellingPlace,
  spellingPlaces,
} from '@anju/shared-types'
import { charactersOf, codePointOf } from '../../domain/identity/name-characters.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { NamedPerson } from './compare-names.ts'
import { type NameNeeds, named, readCodePoint } from './needs.ts'

/** Ours: more open questions of one person are not about a name any more. */
const MOST_OPEN = 5

/** Everything that is known of how a person's name is written, and what was decided about it. */
export async function showMyName(needs: NameNeeds, caller: Verified): Promise<NameDossier> {
  return dossierOf(needs, await named(needs, caller.accountId))
}

async function dossierOf(needs: NameNeeds, { idIndex, name }: NamedPerson): Promise<NameDossier> {
  const { names, cipher, inMessages } = needs
  const [doubts, reports, characters] = await Promise.all([
    names.doubtsOf(idIndex),
    names.reportsOf(idIndex),
    drawn(needs, name),
  ])
  const said = inMessages(name)
  return {
    name,
    characters,
    ...(said !== name && { inMessages: said }),
    spellings: doubts.map(({ _id, place, written, state, openedAt }) => ({
      ...{ id: _id, place, placeLabel: spellingPlaces[place], written: cipher.open(written) },
      ...{ state, stateText: nameDoubtStates[state], since: openedAt.toISOString() },
    })),
    reports: reports.map(({ words, at, answer }) => ({
      ...{ words: cipher.open(words), at: at.toISOString() },
      ...(answer && { answer: answer.text }),
    })),
  }
}

/** A name with a picture of every character that a phone may lack. */
export const drawn = ({ glyphs }: Pick<NameNeeds, 'glyphs'>, name: string): Promise<NameCharacterView[]> =>
  Promise.all(
    charactersOf(name).map(async (one) => {
      const picture = one.kind === 'rare' ? await glyphs.draw(one.char.codePointAt(0)!) : undefined
      return { ...one, ...(picture && { picture }) }
    }),
  )

/** Somewhere else the name is written in another way. What the rule is not sure of goes to two persons of the staff. */
export async function addSpelling(
  needs: NameNeeds,
  { place, written }: { place: SpellingPlace; written: string },
  caller: Verified,
): Promise<NameDossier> {
  const me = await named(needs, caller.accountId)
  const open = (await needs.names.doubtsOf(me.idIndex)).filter(({ settledAt }) => !settledAt)
  if (open.length >= MOST_OPEN) return refuse('SPELLING_LIMIT')
  const verdict = await needs.compare(me, { written, place, context: `本人说${spellingPlaces[place]}这样写` })
  if (verdict === 'different') return refuse('SPELLING_OTHER_NAME', { field: 'written' })
  return dossierOf(needs, me)
}

/** Says that the name is wrong; a person of the staff answers. */
export async function reportName(needs: NameNeeds, words: string, caller: Verified, call: Call): Promise<NameDossier> {
  const me = await named(needs, caller.accountId)
  const open = (await needs.names.reportsOf(me.idIndex)).filter(({ answer }) => !answer)
  const id = needs.ids.id()
  await needs.transact(call, async (tx) => {
    if (open.length >= MOST_OPEN) return refuse('SPELLING_LIMIT')
    const { accountId, idIndex } = me
    await needs.names.insertReport(
      { _id: id, accountId, idIndex, words: needs.cipher.seal(words), at: tx.now },
      tx.session,
    )
    tx.record({ type: 'name-report.made', subject: { kind: 'name-report', id } })
    return { id }
  })
  return dossierOf(needs, me)
}

/** The picture of one character. */
export async function showGlyph({ glyphs }: Pick<NameNeeds, 'glyphs'>, code: string) {
  const codePoint = readCodePoint(code)
  const picture = codePoint === undefined ? undefined : await glyphs.draw(codePoint)
  if (codePoint === undefined || !picture) return refuse('NO_GLYPH')
  return { codePoint: codePointOf(String.fromCodePoint(codePoint)), picture }
}
