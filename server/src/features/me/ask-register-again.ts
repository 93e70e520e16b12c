import { askAgainAt } from '../../domain/identity/ask-again.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler, JobHandler } from '../../platform/parts.ts'
import type { Account } from '../accounts/account-store.ts'
import { standingTopic } from '../accounts/standing.ts'
import { type MeNeeds, REGISTER_NAME } from './needs.ts'

export const askJob = 'ask-real-name'

type Checking = Account & { realName: Extract<Account['realName'], { state: 'checking' }> }

/** A question that got no answer is asked again by a job, ever later; the sweep finds jobs that were lost. */
export const onRealNameAsked =
  (needs: MeNeeds): EventHandler =>
  async (row) => {
    const account = await needs.accounts.store.find(row.subject.id)
    if (account?.realName.state !== 'checking') return
    const delayMs = Math.max(0, account.realName.askAgainAt.getTime() - needs.clock.now().getTime())
    await needs.jobs.add(
      askJob,
      { accountId: account.id, asks: String(account.realName.asks) },
      { id: `${row._id}-first`, delayMs },
    )
  }

export async function sweepAsks(needs: MeNeeds) {
  const now = needs.clock.now()
  for (const { id, asks } of await needs.accounts.store.dueForAsking(now)) {
    await needs.jobs.add(askJob, { accountId: id, asks: String(asks) }, { id: `${id}-${asks}-${now.getTime()}-sweep` })
  }
}

/** Asks the register once more. `asks` is how many questions there were when the job was queued. */
export const askAgain =
  (needs: MeNeeds): JobHandler =>
  async ({ accountId = '', asks }) => {
    const { accounts, clock, population, jobs } = needs
    const account = await accounts.store.find(accountId)
    if (account?.realName.state !== 'checking' || account.realName.asks !== Number(asks)) return
    const { name, idNumber } = account.realName
    const answer = await population.verify({ name, idNumber })
    const checking = account as Checking
    switch (answer.kind) {
      case 'match':
        return verify(needs, checking, answer.asOf)
      case 'mismatch':
      case 'not-found':
        return stop(needs, checking, '姓名与身份证号码对不上', '请核对后重新提交，或带身份证到窗口核实。')
      case 'unknown': {
        const now = clock.now()
        const next = askAgainAt(account.realName.asks + 1, now)
        if (!next) return stop(needs, checking, '实名核验没有完成', SILENT)
        const counted = await accounts.store.countAsk(account.id, account.realName.asks, next)
        if (!counted) return
        const again = { accountId: account.id, asks: String(account.realName.asks + 1) }
        const delayMs = next.getTime() - now.getTime()
        return jobs.add(askJob, again, { id: `${account.id}-${again.asks}-${next.getTime()}`, delayMs })
      }
    }
  }

const SILENT = '人口信息系统一天以来都没有回应，没有判定您“不符”。请再提交一次，或带身份证到窗口办理。'

async function verify(needs: MeNeeds, { id, realName }: Checking, asOf: Date) {
  const { accounts, clock, ids, transact } = needs
  const call = systemCall(askJob, { now: clock.now(), ids })
  try {
    await transact(call, async (tx) => {
      const proof = { name: realName.name, idNumber: realName.idNumber, source: REGISTER_NAME, asOf }
      if (!(await accounts.store.verify(id, proof, tx.now, tx.session))) return
      tx.record({ type: 'real-name.verified', subject: { kind: 'account', id }, data: { waited: true } })
      tx.touch(standingTopic)
    })
  } catch (error) {
    if (!isDuplicateKey(error, 'realName.idIndex')) throw error
    const checking = { id, realName } as Checking
    await stop(needs, checking, '这个身份已在另一个账号上实名', '请重新提交姓名和身份证号码，按提示确认是您本人。')
  }
}

/** Told before it is saved: a crash between the two asks and tells again, and the second telling is the same notice. */
async function stop(
  { accounts, clock, ids, notifier, transact }: MeNeeds,
  account: Checking,
  title: string,
  text: string,
) {
  const eventId = `real-name-${account.id}-${account.realName.since.getTime()}`
  await notifier.notify({ eventId, accountId: account.id, vars: {}, title, text, page: 'pages/me/index' })
  await transact(systemCall(askJob, { now: clock.now(), ids }), (tx) =>
    accounts.store.stopChecking(account.id, tx.session),
  )
}

/** Who had to wait is told; who got the answer at once has seen it. */
export const onRealNameVerified =
  ({ notifier }: MeNeeds): EventHandler =>
  async (row) => {
    if (!row.data.waited) return
    const text = '您的姓名和身份证号码已核验一致，可以预约和办理业务了。'
    const told = { vars: {}, title: '实名核验通过', text, page: 'pages/me/index' }
    await notifier.notify({ eventId: row._id, accountId: row.subject.id, ...told })
  }
