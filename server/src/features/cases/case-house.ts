import { type Case, type CaseDraftInput, contract, type StaffCase } from '@anju/shared-types'
import { seedYears } from '../../domain/calendar/years/index.ts'
import { createGateways } from '../../gateways/index.ts'
import type { UnitFile } from '../../gateways/register/register.ts'
import { systemClock } from '../../platform/clock.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createHallStore } from '../halls/hall-store.ts'

const citizen = contract.cases.table
const desk = contract.caseDesk.table

type Officer = TestPerson

/** Monday 2026-11-23 10:00 in Beijing. */
export const MORNING = '2026-11-23T02:00:00Z'

/** Test kit of cases: the whole server with a sandbox of its own, because homes are seized and transferred here. */
export async function createCaseHouse(options: HouseOptions = {}) {
  const house = await createTestHouse({ clock: MORNING, ownSandbox: true, ...options })
  const halls = createHallStore(house.parts.db)
  for (const year of seedYears) await halls.saveCalendarYear(year)
  await house.features.find(({ name }) => name === 'catalogue')!.seed!()
  await house.features.find(({ name }) => name === 'accounts')!.seed!()
  const { register } = createGateways(house.parts.config, { ...house.parts, clock: systemClock })

  const people = new Map<string, Promise<TestPerson>>()
  const verified = (slug: string): Promise<TestPerson> => {
    const made = people.get(slug) ?? house.person(slug, { verified: true })
    people.set(slug, made)
    return made
  }
  const officers = new Map<string, Promise<Officer>>()
  const officer = (staffNo: string): Promise<Officer> => {
    // The seed has written who works here; the phone that logs in makes the officer.
    const made = officers.get(staffNo) ?? house.person(staffNo)
    officers.set(staffNo, made)
    return made
  }

  /** The first home that somebody owns in the book. */
  const homeOf = async (slug: string): Promise<UnitFile> => {
    const { name, idNumber } = await house.sandbox.person(slug)
    const owned = await register.ownedBy({ name, idNumber }, { purpose: '测试', consent: 'test' })
    if (owned.kind !== 'units' || !owned.units[0]) throw new Error(`${slug} owns nothing`)
    return owned.units[0]
  }
  const propertyOf = ({ unitCode, address, owners }: UnitFile) => ({
    unitCode,
    address,
    certificateNumber: owners[0]?.certificate,
  })

  const begin = (as: TestPerson, code: string, key?: string): Promise<Case> =>
    house.call(citizen.begin, { as, key, body: { code } })
  const save = (as: TestPerson, { id }: { id: string }, draft: CaseDraftInput): Promise<Case> =>
    house.call(citizen.saveDraft, { as, params: { id }, body: { draft } })
  const get = (as: TestPerson, { id }: { id: string }): Promise<Case> => house.call(citizen.get, { as, params: { id } })
  const submit = async (as: TestPerson, one: { id: string }, key?: string): Promise<Case> => {
    const { act } = await get(as, one)
    return house.call(citizen.submit, { as, key, params: { id: one.id }, body: { digest: act!.digest } })
  }
  const confirm = async (as: TestPerson, one: { id: string }, key?: string): Promise<Case> => {
    const { act } = await get(as, one)
    return house.call(citizen.confirm, { as, key, params: { id: one.id }, body: { digest: act!.digest } })
  }
  const open = (as: Officer, { id }: { id: string }): Promise<StaffCase> =>
    house.call(desk.open, { as, params: { id }, body: {} })

  /** The first of these officers whom the server offers an act. */
  const firstWhoMay = async (
    one: { id: string },
    action: string,
    staff: readonly string[],
  ): Promise<Officer | undefined> => {
    for (const staffNo of staff) {
      const as = await officer(staffNo)
      const shown = await house.send(desk.open, { as, params: { id: one.id }, body: {} })
      if (shown.status === 200 && ((await shown.json()) as StaffCase).allowedActions.includes(action)) return as
    }
    return undefined
  }
  /** One of these who may, else whoever was drawn for it. */
  const whoMay = async (one: { id: string }, action: string, staff: readonly string[]): Promise<Officer> => {
    const found = await firstWhoMay(one, action, staff)
    if (found) return found
    const as = await officer('supervisor')
    const { hands } = await house.call(contract.caseOfficers.table.draws, { as, params: { id: one.id } })
    const drawn = await firstWhoMay(
      one,
      action,
      hands.map((hand) => hand.staffNo),
    )
    if (drawn) return drawn
    throw new Error(`nobody may ${action}: ${JSON.stringify(await open(as, one))}`)
  }
  const isPartOf = ({ slug }: Officer, department: string) =>
    slug.startsWith('clerk') ||
    slug === 'supervisor' ||
    { 'housing-1': 'housing', 'tax-1': 'tax', 'fund-1': 'fund' }[slug] === department ||
    (slug === 'registrar-2' && department === 'registry')

  return {
    ...house,
    register,
    verified,
    officer,
    homeOf,
    propertyOf,
    begin,
    save,
    get,
    submit,
    confirm,
    open,
    /** Every paper that is still owed, seen at the window. */
    async seeAll(as: Officer, one: { id: string }): Promise<StaffCase> {
      let file = await open(as, one)
      for (const { id: material } of file.materials.filter(({ status }) => status === 'open')) {
        file = await house.call(desk.paperSeen, { as, params: { id: one.id }, body: { material } })
      }
      return file
    },
    /** Answers every question of an item by its first option, as long as there are any. */
    async answerAll(as: TestPerson, one: Case, draft: CaseDraftInput = {}): Promise<Case> {
      const answers = Object.fromEntries(one.questions.map(({ title, options }) => [title, options[0]!]))
      return save(as, one, { ...draft, answers: { ...answers, ...draft.answers } })
    },
    /** All work of all offices on a case, each part by the first officer who may do it. */
    async finishAll(one: { id: string }): Promise<StaffCase> {
      let file = await open(await officer('supervisor'), one)
      while (file.state === 'reviewing') {
        const as = await whoMay(one, 'finishTask', [
          'housing-1',
          'tax-1',
          'registrar-2',
          'fund-1',
          'clerk-2',
          'supervisor',
        ])
        const task = (await open(as, one)).tasks.find(
          ({ state, department }) => state === 'open' && isPartOf(as, department),
        )!
        const body = { taskId: task.id, opinion: '核对无误' }
        file = await house.call(desk.finishTask, { as, params: { id: one.id }, body })
      }
      return file
    },
    whoMay,
    /** A live check of exactly this act, done with Alipay's camera. */
    async showPresence(as: TestPerson, one: { id: string }): Promise<void> {
      const { digest = '' } = (await get(as, one)).act ?? {}
      const subject = { kind: 'case' as const, id: one.id }
      const body = { subject, digest, way: 'alipay' as const, faceConsent: true }
      const { id, alipay } = await house.call(contract.liveChecks.table.begin, { as, body })
      await house.sandbox.control('POST', `/phones/${as.slug}/alipay-face`, { certifyId: alipay?.certifyId })
      await house.call(contract.liveChecks.table.result, { as, params: { id } })
    },
  }
}

export type CaseHouse = Awaited<ReturnType<typeof createCaseHouse>>
