import { addDays, shanghaiDate } from '@anju/shared-types'
import { PATIENCE_DAYS } from '../../domain/eligibility/validity.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler, JobHandler } from '../../platform/parts.ts'
import { applyCheck, noteCheck, unlessMoved } from './apply-check.ts'
import { type AskOptions, askSources, hasSilence } from './ask-sources.ts'
import type { CheckNeeds } from './check-needs.ts'
import { rulesOn } from './check-rules.ts'
import type { EligibilityCheck } from './check-store.ts'
import { familyMembers, waitingFor } from './family-members.ts'
import { judgeCheck, sourcesOfPlace } from './judge-check.ts'
import { type Found, settleCheck } from './settle-check.ts'

/**
 * A check has begun: the registers say who belongs to the family. A spouse has to agree first; without one, where no source is needed,
 * or where a register is silent, the check goes on with what is known.
 */
export const lookUpFamily =
  (needs: CheckNeeds): EventHandler =>
  async ({ subject }) => {
    const check = await needs.checks.find(subject.id)
    if (check?.state !== 'consenting' || check.isFamilyAsked) return
    const now = needs.clock.now()
    const rules = rulesOn(needs, check.city, shanghaiDate(now))
    const isNeeded = sourcesOfPlace(check, rules, shanghaiDate(now)).length > 0
    const members = isNeeded ? await askFamily(needs, check, now) : check.members
    const family = isNeeded ? await familyMembers(needs, { members }, now) : { members, isComplete: false }
    const patch = { members: family.members, isFamilyAsked: true, isFamilyComplete: family.isComplete }
    const waiting = waitingFor(family.members)
    await unlessMoved(
      needs.transact(systemCall('look-up-family', { now, ids: needs.ids }), (tx) =>
        waiting
          ? noteCheck(needs, tx, check, {
              patch: { ...patch, closeOn: addDays(shanghaiDate(now), PATIENCE_DAYS) },
              text: '查到您已婚，等配偶本人同意',
              event: 'check.consent-asked',
              data: { consent: waiting.consent.id },
            })
          : applyCheck(needs, tx, check, 'gather', { patch }),
      ),
    )
  }

const askFamily = (needs: CheckNeeds, check: EligibilityCheck, now: Date) =>
  askSources(needs, check.members, { now, needed: ['household', 'marriage'] })

/** Everybody who is asked has agreed, or an answer came: the sources are asked and the rules applied. */
export const gatherFacts =
  (needs: CheckNeeds): EventHandler =>
  async ({ subject }) => {
    const check = await needs.checks.find(subject.id)
    if (check?.state === 'gathering') await findAndSettle(needs, check, 'gather-facts')
  }

/** A consent came after the check had gone on without it. */
export const askAfterConsent =
  (needs: CheckNeeds): EventHandler =>
  async ({ subject }) => {
    const check = await needs.checks.find(subject.id)
    if (check?.state === 'dataGap' || check?.state === 'reviewing')
      await findAndSettle(needs, check, 'ask-after-consent')
  }

/** An upheld challenge asks at once; the clock goes on asking until the record is corrected. */
export async function askAfterChallenge(needs: CheckNeeds, id: string): Promise<void> {
  const check = await needs.checks.find(id)
  if (check?.nextAskAt && check.nextAskAt <= needs.clock.now()) await findAndSettle(needs, check, 'ask-after-challenge')
}

export const askSourcesJob = 'ask-eligibility-sources'

/** Asks silent sources again. `revision` is of the check when the job was queued: what changed since has asked by itself. */
export const askAgain =
  (needs: CheckNeeds): JobHandler =>
  async ({ check: id = '', revision }) => {
    const check = await needs.checks.find(id)
    if (check?.revision === Number(revision) && check.nextAskAt) await findAndSettle(needs, check, askSourcesJob)
  }

async function findAndSettle(needs: CheckNeeds, check: EligibilityCheck, as: string) {
  const now = needs.clock.now()
  const found = await findOut(needs, check, now)
  await unlessMoved(
    needs.transact(systemCall(as, { now, ids: needs.ids }), async (tx) => {
      await settleCheck(needs, tx, check, found)
      const asked = newlyAsked(check, found.check)
      if (asked) {
        tx.record({ type: 'check.consent-asked', subject: { kind: 'check', id: check._id }, data: { consent: asked } })
      }
    }),
  )
}

/** A spouse whom a late register named. */
function newlyAsked(before: EligibilityCheck, after: EligibilityCheck): string | undefined {
  const waiting = waitingFor(after.members)?.consent.id
  return before.members.some(({ consent }) => consent.id === waiting) ? undefined : waiting
}

/** What the sources say now about the family of today, and what the rules make of it. Nothing is written. */
export async function findOut(
  needs: CheckNeeds,
  check: EligibilityCheck,
  now: Date,
  { anew }: Pick<AskOptions, 'anew'> = {},
): Promise<Found> {
  const today = shanghaiDate(now)
  const rules = rulesOn(needs, check.city, today)
  const needed = sourcesOfPlace(check, rules, today)
  const calendar = await needs.halls.calendar()
  const asked = await askSources(needs, check.members, { now, needed, anew })
  const family = needed.length
    ? await familyMembers(needs, { members: asked }, now)
    : { members: asked, isComplete: false }
  // Who has joined the family since is asked about too.
  const joined = family.members.filter((member) => !asked.includes(member))
  const told = await askSources(needs, joined, { now, needed })
  const members = family.members.map((member) => told[joined.indexOf(member)] ?? member)
  const full = { ...check, members, isFamilyComplete: family.isComplete }
  return {
    ...judgeCheck(needs.cipher, full, rules, now),
    check: full,
    isSilent: hasSilence(members, needed),
    calendar,
  }
}
