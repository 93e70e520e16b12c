import { shanghaiDate, shanghaiTime } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import { zoneName } from '../../domain/eligibility/zones.ts'
import { maskName } from '../../domain/identity/mask.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { CheckMember, EligibilityCheck } from './check-store.ts'
import { BEYOND_PERSON, headlineOf, nextOf, ownerOf, remainingText } from './check-words.ts'
import { idIndexOf, openWho } from './sealed-check.ts'

type Needs = Pick<CheckNeeds, 'checks' | 'notifier' | 'cipher' | 'accounts'>
type Told = Pick<NoticeRequest, 'title' | 'text'> & Partial<Pick<NoticeRequest, 'template' | 'vars'>>
/** The words for one event; undefined when the check has moved on and nobody needs to be told any more. */
type Words = (check: EligibilityCheck, row: OutboxRow) => Told | undefined

const MATTER = '购房资格核验'

/** What applicants and their spouses are told, one notice an event. */
export function checkNotices(needs: Needs): Partial<Record<EventType, EventHandler>> {
  const on =
    (words: Words): EventHandler =>
    async (row) => {
      const check = await needs.checks.find(row.subject.id)
      const told = check && words(check, row)
      if (!told) return
      const page = `packages/eligibility/official/index?id=${check._id}`
      await needs.notifier.notify({ eventId: row._id, accountId: check.accountId, page, vars: {}, ...told })
    }
  return {
    'check.consent-asked': askSpouse(needs),
    'real-name.verified': askWhoProvedTheirName(needs),
    'check.asking': on((check) =>
      check.state === 'asking' ? { title: '核验还差一个回答', text: textOf(check) } : undefined,
    ),
    'check.passed': on(passed),
    'check.failed': on(failed),
    'check.gap': on((check) => (check.state === 'dataGap' ? decided('转人工核对', textOf(check)) : undefined)),
    'check.review-asked': on((check) => ({ title: '已转人工复核', text: nextOf(check) })),
    'check.renewed': on(({ validTo }) => ({
      title: '核验结果已延长',
      text: `到期前自动复核，仍然符合，有效期至 ${validTo}。`,
    })),
    'check.expiring': on(expiring),
    'check.expired': on((check) => ({ title: '核验结果已过期', text: textOf(check) })),
    'check.consumed': on((check) => ({ title: '核验结果已用于签约', text: textOf(check) })),
    'check.revoked': on(({ revoked }) => decided('结果被撤销', `理由：${revoked?.reason ?? ''}。${BEYOND_PERSON}`)),
    'check.cancelled': on(cancelled),
    'check.consent-withdrawn': on(() => ({
      title: '家人撤回了同意',
      text: '结论在有效期内不变，到期前不再自动复核。',
    })),
    'challenge.overdue': on((check, row) => {
      const owners = challengesIn(check, String(row.data.challenges)).map(({ fact }) => ownerOf(fact))
      return { title: '异议答复超期', text: `${owners.join('、')}没有按期答复，已由主管督办。` }
    }),
  }
}

/** The owner's answer to a contested fact; the new result, if there is one, is told by its own event. */
export const tellChallengeAnswer = async (needs: Needs, row: OutboxRow): Promise<void> => {
  const check = await needs.checks.find(row.subject.id)
  const [challenge] = check ? challengesIn(check, String(row.data.challenge)) : []
  if (!check || !challenge) return
  const text = challenge.state === 'upheld' ? '异议成立。' : '经核实无误。'
  await needs.notifier.notify({
    ...{ eventId: row._id, accountId: check.accountId, vars: {} },
    page: `packages/eligibility/official/index?id=${check._id}`,
    ...{ title: '事实异议有答复了', text: `${ownerOf(challenge.fact)}：${text}${challenge.answer ?? ''}` },
  })
}

const textOf = (check: EligibilityCheck) => `${headlineOf(check)}。${nextOf(check)}`
const challengesIn = ({ challenges }: EligibilityCheck, ids: string) =>
  challenges.filter(({ id }) => ids.split(',').includes(id))

const decided = (result: string, text: string): Told => ({
  ...{ template: 'check-decided', vars: { matter: MATTER, result }, title: `${MATTER}：${result}`, text },
})

const passed: Words = (check) =>
  check.state === 'passed' ? decided('通过', textOf({ ...check, looksFor: check.looksFor })) : undefined

const failed: Words = (check) => {
  if (check.state !== 'failed') return undefined
  const reason = check.decision?.reason ? `理由：${check.decision.reason}。` : ''
  return decided('未通过', `${headlineOf(check)}。${reason}${nextOf(check)}`)
}

const expiring: Words = ({ state, validTo, decision }) =>
  state === 'passed' && validTo
    ? {
        title: '核验结果快到期了',
        text: `有效期至${dayText(validTo)}，${remainingText(decision?.remaining)}。请在此之前签约；到期后可以重新申请核验。`,
      }
    : undefined

/** Who cancelled it themselves knows. */
const cancelled: Words = (check, { actor }) => {
  if (actor.kind === 'account' && actor.id === check.accountId) return undefined
  return { title: '核验已停止', text: `${check.history.at(-1)?.text ?? ''}。${nextOf(check)}` }
}

/** Asks the spouse on their own phone, if they have an account here. */
const askSpouse =
  (needs: Needs): EventHandler =>
  async (row) => {
    const check = await needs.checks.find(row.subject.id)
    const member = check?.members.find(({ consent }) => consent.id === row.data.consent)
    if (check && member?.accountId) await invite(needs, check, member, row._id)
  }

/** A spouse without an account until now finds what was asked of them the moment their name is proved. */
const askWhoProvedTheirName =
  (needs: Needs): EventHandler =>
  async (row) => {
    const account = await needs.accounts.store.find(row.subject.id)
    if (account?.realName.state !== 'verified') return
    const idIndex = idIndexOf(needs.cipher, account.realName.idNumber)
    for (const check of await needs.checks.withMember(idIndex)) {
      const member = check.members.find((one) => one.idIndex === idIndex && one.role === 'spouse')
      if (member && !member.accountId) {
        await invite(needs, check, { ...member, accountId: account.id }, `${row._id}-${check._id}`)
      }
    }
  }

async function invite({ notifier, cipher }: Needs, check: EligibilityCheck, member: CheckMember, eventId: string) {
  if (member.consent.state !== 'waiting' || !member.accountId) return
  const applicant = maskName(openWho(cipher, check.members[0] as CheckMember).name)
  const at = check.startedAt
  await notifier.notify({
    ...{ eventId, accountId: member.accountId, page: 'packages/eligibility/consents/index' },
    template: 'consent-asked',
    vars: { applicant, matter: MATTER, time: templateTime(at) },
    holdsWhile: {
      ...{ of: 'eligibility_checks', id: check._id },
      facts: [
        {
          someOf: 'members',
          facts: [
            { path: 'consent.id', isOneOf: [member.consent.id] },
            { path: 'consent.state', isOneOf: ['waiting'] },
          ],
        },
      ],
    },
    title: '家人的购房资格核验等您同意',
    text: `${applicant}申请核验在${zoneName(check.city, check.zone)}的购房资格，要向有关部门核对您的信息。请看过告知书后决定是否同意；不同意也不影响您办理其他业务。`,
  })
}

/** `2026年11月24日 09:30`: the only form that both platforms accept. */
const templateTime = (at: Date): string => {
  const day = shanghaiDate(at)
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${shanghaiTime(at)}`
}
