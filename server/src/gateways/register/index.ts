import type { z } from 'zod'
import { createExchange, type ExchangeNeeds, type ExchangeSettings, type Unanswered } from '../gov-data/exchange.ts'
import { codes } from './codes.ts'
import { createOpenCallback } from './open-callback.ts'
import { readUnit } from './read-unit.ts'
import type { EntryAnswer, Register } from './register.ts'
import { ChangesShape, EntryShape, OwnedShape, ReadShape } from './shapes.ts'
import { writeAct } from './write-act.ts'

const unreadable: Unanswered = { kind: 'unknown', why: 'refused' }

/** The register over the same kind of signed exchange as the other sources, with a key of its own. */
export function createRegisterGateway(settings: ExchangeSettings, needs: ExchangeNeeds): Register {
  const exchange = createExchange(settings, needs)

  /** One question; an answer that cannot be read is not an answer. */
  const ask = async <S extends z.ZodType>(
    what: string,
    path: string,
    question: object,
    shape: S,
  ): Promise<z.output<S> | Unanswered> => {
    const asked = await exchange(`register ${what}`, path, question)
    if (asked.kind === 'unknown') return asked
    const read = shape.safeParse(asked.answer)
    if (read.success) return read.data
    needs.log.error({ system: `register ${what}` }, 'answer that cannot be read')
    return unreadable
  }

  const answerOf = (said: z.output<typeof EntryShape>): EntryAnswer | { kind: 'never-received' } => {
    switch (said.answer) {
      case 'entered': {
        const { registerNumber, at, version, payloadDigest } = said
        const certificates = said.certificates.map((each) => ({
          ...each,
          kind: each.kind === '权证' ? ('title' as const) : ('proof' as const),
        }))
        return { kind: 'entered', number: registerNumber, at, version, payloadDigest, certificates }
      }
      case 'refused': {
        const meaning = codes[said.code]
        if (!meaning || meaning.wakes) needs.log.error({ system: 'register', code: said.code }, 'refusal to look at')
        if (meaning?.isUncertain) return unreadable
        return { kind: 'refused', code: said.code, reason: said.reason, isStale: meaning?.isStale ?? false }
      }
      case 'later':
        return { kind: 'later' }
      case 'never-received':
        return { kind: 'never-received' }
    }
  }

  return {
    async read(which, why) {
      const said = await ask('read', '/units/read', { ...which, ...why }, ReadShape)
      if ('kind' in said) return said
      if (said.result === 'no-record') return { kind: 'none', asOf: said.asOf }
      const unit = readUnit(said.unit)
      if (unit) return { kind: 'unit', unit, asOf: said.asOf }
      needs.log.error({ system: 'register read' }, 'a kind of right that we do not know')
      return unreadable
    },
    async ownedBy({ name, idNumber }, why) {
      const said = await ask('owned', '/units/owned', { name, idNumber, ...why }, OwnedShape)
      if ('kind' in said) return said
      const units = said.units.map(readUnit)
      const known = units.filter((unit) => unit !== undefined)
      return known.length === units.length ? { kind: 'units', units: known, asOf: said.asOf } : unreadable
    },
    async enter({ acts, ...entry }) {
      const said = await ask('enter', '/entries', { ...entry, acts: acts.map(writeAct) }, EntryShape)
      if ('kind' in said) return said
      const answer = answerOf(said)
      return answer.kind === 'never-received' ? unreadable : answer
    },
    async outcome(number) {
      const said = await ask('outcome', '/entries/outcome', { number }, EntryShape)
      return 'kind' in said ? said : answerOf(said)
    },
    async changesSince(cursor) {
      const said = await ask('changes', '/changes', { after: cursor }, ChangesShape)
      return 'kind' in said ? said : { kind: 'changes', ...said }
    },
    openCallback: createOpenCallback(settings, needs.clock),
  }
}
