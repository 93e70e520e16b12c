import { addDays, type PlainDate, plainDate, shanghaiDate } from '@anju/shared-types'
import { MongoClient } from 'mongodb'
import type { Page } from 'playwright-core'
import { at, chooses, press, sees } from './citizen.ts'
import type { City } from './city.ts'

/** The limits of 济南 for which the people of the stories were written; today nothing is limited there. */
export const LIMITED = 'jinan-2018-04-19'

/** Short, so that a silent source costs no more time than it must. */
export const limitedCity = { ELIGIBILITY_RULES: LIMITED, GOV_DATA_TIMEOUT_MS: '3000' }

const firstOfMonth = (day: PlainDate): PlainDate => plainDate(`${day.slice(0, 7)}-01`)

/** `2024-11`, counted back from the last month that is over; 0 is that month. */
export function monthsAgo(count: number, today = shanghaiDate(new Date())): string {
  let day = firstOfMonth(today)
  for (let n = 0; n <= count; n++) day = firstOfMonth(addDays(day, -1))
  return day.slice(0, 7)
}

/** So many months of social insurance and income tax without a gap up to last month, whatever the day of the test is. */
export async function hasPaid(city: City, person: string, months: number): Promise<void> {
  const range = { from: monthsAgo(months - 1), to: monthsAgo(0), unit: '济南中建装饰工程有限公司', late: false }
  for (const source of ['socialInsurance', 'incomeTax']) {
    await correct(city, person, source, { record: { city: '济南', ranges: [range] } })
  }
}

/** What an authority says of somebody from now on. */
export const correct = (city: City, person: string, source: string, correction: object) =>
  city.phones.control(`/people/${person}/records/${source}`, correction)

interface Known {
  name: string
  idNumber: string
}

/** A couple registered in 槐荫 with a child who is of age in `months` months. Gives the day of that birthday. */
export async function hasMinor(city: City, couple: readonly string[], child: string, months: number) {
  const known = async (slug: string): Promise<Known> => {
    const reply = await fetch(`${city.sandbox}/__control/people/${slug}`)
    return ((await reply.json()) as { person: Known }).person
  }
  const today = shanghaiDate(new Date())
  const first = new Date(`${firstOfMonth(today)}T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const adultOn = plainDate(first.toISOString().slice(0, 10))
  const born = `${Number(adultOn.slice(0, 4)) - 18}${adultOn.slice(4)}`
  const relations = ['户主', '配偶'] as const
  const members = [
    ...(await Promise.all(
      couple.map(async (slug, index) => ({ slug, relation: relations[index], born: '1981-09-30' })),
    )),
    { slug: child, relation: '子女', born },
  ]
  const record = {
    ...{ district: '370104', place: '济南市槐荫区', kind: '家庭户', since: '2008-05-06' },
    members: await Promise.all(
      members.map(async ({ slug, relation, born }) => {
        const { name, idNumber } = await known(slug)
        return { name, idNumber, relation, born }
      }),
    ),
  }
  for (const slug of couple) await correct(city, slug, 'household', { record })
  return adultOn
}

/** From the statement to the check that is under way. */
export async function applyFor(page: Page, zone = '历下区', look?: (step: string) => Promise<unknown>): Promise<void> {
  await page.goto(at('packages/eligibility/apply'))
  await sees(page, '想买的房子在哪里')
  await chooses(page, zone)
  await look?.('正式核验：房子在哪里')
  await press(page, '下一步')
  await sees(page, '向谁核对什么')
  await look?.('正式核验：告知书')
  await press(page, '我同意，开始核验')
  await sees(page, '核验编号')
}

/** Turns the three wheels of a date field. */
export async function chooseDay(page: Page, label: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-').map(Number)
  await page.getByLabel(`${label}：年`).selectOption(`${year} 年`)
  await page.getByLabel(`${label}：月`).selectOption(`${month} 月`)
  await page.getByLabel(`${label}：日`).selectOption(`${date} 日`)
}

/** A page that looks again by itself shows it; the offices and the jobs behind it take their time. */
export const comesToSee = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).locator('visible=true').last().waitFor({ timeout: 60_000 })

/** Puts a check into the blind sample, as the draw does with five of a hundred. */
export async function drawSample(city: City, code: string): Promise<void> {
  const client = await MongoClient.connect(city.settings.MONGODB_URI!)
  try {
    const from = shanghaiDate(new Date())
    const date = addDays(from, 5)
    const due = { from, days: 3, date, provisional: false, at: new Date(`${addDays(date, 1)}T00:00:00+08:00`) }
    const sample = { state: 'waiting', drawnAt: new Date(), due }
    const set = { sample, onDesk: true, deskDue: due.at }
    const { matchedCount } = await client.db().collection('eligibility_checks').updateOne({ code }, { $set: set })
    if (matchedCount !== 1) throw new Error(`there is no check ${code}`)
  } finally {
    await client.close()
  }
}

/** Types into the one field of this name that can be seen. */
export const writes = (page: Page, label: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name: label, exact: true }).locator('visible=true').last().fill(text)
