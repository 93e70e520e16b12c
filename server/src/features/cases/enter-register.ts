import { canonicalText } from '../../domain/canonical.ts'
import { isFirstRegistration } from '../../domain/cases/fields.ts'
import { businessOfItem } from '../../domain/restrictions/business.ts'
import type { Entry, EntryAnswer } from '../../gateways/register/register.ts'
import { systemCall } from '../../platform/http/call.ts'
import { sha256 } from '../accounts/signing-keys.ts'
import { askRegister } from './ask-register.ts'
import { fileOf, sides, today } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { changeCase, moveCase } from './change-case.ts'
import { entryActs, firstActs } from './entry-acts.ts'
import type { CaseNeeds } from './needs.ts'

const WHO = '不动产登记簿'

/**
 * 登簿 of an approved case. Sent again under the same number it is one entry: a job that runs twice, a lost answer and a restart in
 * between change nothing. The register refuses an entry on an old version of the unit, so nothing can slip in between check and entry.
 */
export async function enterRegister(needs: CaseNeeds, id: string): Promise<void> {
  const row = await needs.cases.find(id)
  if (row?.state !== 'entering' || !row.entry) return
  const known = await needs.register.outcome(row.entry.number)
  const answer = known.kind === 'never-received' ? await send(needs, row) : known
  await settleEntry(needs, row, answer)
}

/** The register has made up its mind about an entry that it had put off. */
export async function entryDecided(needs: CaseNeeds, number: string): Promise<void> {
  const row = await needs.cases.byEntry(number)
  if (row) await enterRegister(needs, row._id)
}

async function send(needs: CaseNeeds, row: CaseRow): Promise<EntryAnswer> {
  const unitCode = row.property?.unitCode
  const acts = unitCode && (await actsOf(needs, row, unitCode))
  if (!unitCode || !acts || !row.entry) {
    return { kind: 'refused', code: 'INCOMPLETE', reason: '登簿需要的内容没有填全，请退回补充。', isStale: false }
  }
  if (acts === 'silent') return { kind: 'unknown', why: 'silent' }
  const payloadDigest = sha256(
    canonicalText({ acts, unitCode, confirmed: row.parties.map(({ confirmed }) => confirmed?.digest) }),
  )
  const expectedVersion = row.restrictions?.version ?? 0
  return needs.register.enter({ number: row.entry.number, unitCode, expectedVersion, payloadDigest, acts })
}

/** What is to be written, from the file and the page as it stands; undefined when the file does not say enough. */
async function actsOf(needs: CaseNeeds, row: CaseRow, unitCode: string): Promise<Entry['acts'] | 'silent' | undefined> {
  const file = await fileOf(needs, row)
  const parties = row.parties.map((one) => ({ ...needs.parties.open(one), side: one.side }))
  if (isFirstRegistration(file.main.code)) return firstActs(parties, row.property!.address, row.details)
  const business = businessOfItem(file.main.code)
  if (!business) return undefined
  const { unit } = await needs.register.check(unitCode, { business, on: today(needs.clock.now()), caseId: row._id })
  if (!unit) return 'silent'
  return entryActs({
    itemCode: file.main.code,
    ...{ business, parties, unit, sides: sides(file), details: row.details, remark: row.remark },
  })
}

/** Writes down what the register answered. Silence and `later` leave the case where it is: the clock asks again. */
async function settleEntry(needs: CaseNeeds, seen: CaseRow, answer: EntryAnswer): Promise<void> {
  if (answer.kind === 'later' || answer.kind === 'unknown') {
    needs.log.info({ caseId: seen._id, answer: answer.kind }, 'entry is open')
    return
  }
  const restrictions = answer.kind === 'refused' ? await askRegister(needs, seen, await fileOf(needs, seen)) : undefined
  await changeCase(
    needs,
    seen._id,
    systemCall('enter-register', { now: needs.clock.now(), ids: needs.ids }),
    async (tx, row, table) => {
      if (row.state !== 'entering' || row.entry?.number !== seen.entry?.number) return
      if (answer.kind === 'entered') {
        await moveCase(needs, tx, row, table, {
          action: 'registerEnters',
          who: WHO,
          text: `已登簿，登记簿编号 ${answer.number}`,
          after: { entry: { ...row.entry!, registerNumber: answer.number, enteredAt: answer.at } },
        })
        return
      }
      await moveCase(needs, tx, row, table, {
        action: 'registerRefuses',
        who: WHO,
        text: `登簿没有成功：${answer.reason}`,
        after: {
          entry: undefined,
          ...(restrictions && { restrictions }),
          ...(restrictions?.verdict === 'blocked' && {
            suspension: {
              at: tx.now,
              ...{ by: 'system', byName: '系统', ground: 'seizure', reason: '登簿时登记簿上有限制' },
              paper: `登记簿 ${answer.reason}`,
            },
          }),
        },
        ...(restrictions?.verdict === 'blocked' && {
          span: { ground: 'seizure' as const, paper: `登记簿 ${answer.reason}` },
        }),
      })
    },
  )
}
