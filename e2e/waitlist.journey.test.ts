import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Actors, actorsOf } from './support/actors.ts'
import { stopAfterFailure } from './support/artefact.ts'
import { launch, violations } from './support/browser.ts'
import { startCityByDay } from './support/by-day.ts'
import { type Cast, castOf } from './support/cast.ts'
import { at, chooses, press, sees } from './support/citizen.ts'
import type { City } from './support/city.ts'
import { fillPlaces, type Place, type TakenPlace } from './support/full-places.ts'
import { milestones } from './support/milestones.ts'

const HALL = 'jn-lixia'
const SERVICE = 'eligibility'

/** A day that is full: 王秀英 waits, 孙丽 behind her; somebody gives a place back, and one tap takes it. */
describe('waiting for a place that somebody gives back', () => {
  let city: City
  let browser: Browser
  let cast: Cast
  let actors: Actors
  let date = ''
  let taken: TakenPlace[] = []

  beforeAll(async () => {
    city = await startCityByDay()
    browser = await launch()
    cast = castOf(city)
    actors = actorsOf({ city, browser, cast })
    const open = `/open/halls/${HALL}/days`
    const anyone = await cast.verified('wang-xiuying')
    const days = await anyone.get<{ items: { date: string; state: string }[] }>(`${open}?service=${SERVICE}`)
    date = days.items.filter(({ state }) => state === 'open')[2]!.date
    const day = await anyone.get<{ items: Place[] }>(`${open}/${date}/places?service=${SERVICE}`)
    taken = await fillPlaces(cast, day.items)
  })
  afterAll(async () => {
    await browser?.close()
    await city?.close()
  })
  stopAfterFailure()
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await actors?.pictures('waitlist')
  })

  const accessible = async (page: Page) => expect(await violations(page)).toEqual([])
  const waiting = () => actors.phoneFor('wang-xiuying')
  const [day, month] = [() => Number(date.slice(8)), () => Number(date.slice(5, 7))]

  it('joins the line for the full day, and reads where she stands', async () => {
    await milestones(city).takesPushes('wang-xiuying', ['waitlist-offer'])
    const page = await waiting()
    await page.goto(at('packages/book/place', `hall=${HALL}&service=${SERVICE}`))
    await press(page, /候补/)
    await chooses(page, new RegExp(`只等 .*${month()}\\D+${day()}`))
    await accessible(page)
    await press(page, '加入候补')
    await sees(page, '您排第 1 位')
    await accessible(page)
  })

  it('whoever comes later stands behind her, and a stranger finds no place', async () => {
    const later = await cast.verified('sun-li')
    const wish = { service: SERVICE, hallIds: [HALL], from: date, to: date, parts: ['morning', 'afternoon'] }
    expect(await later.post('/waitlist', wish)).toMatchObject({ state: 'waiting', rank: 2 })
  })

  it('somebody else cancels on their own phone', async () => {
    const [first] = taken as [TakenPlace]
    const page = await actors.phoneFor(first.slug)
    await page.goto(at('packages/book/detail', `id=${first.id}`))
    await press(page, '取消预约')
    await accessible(page)
    await press(page, /^取消预约|^确定取消|^取消$/)
    await sees(page, '已取消')
  })

  it('the offer rings her phone by SMS and as a push, and nobody else’s', async () => {
    for (const channel of ['sms', 'wechat'] as const) {
      const { text } = await city.phones.waitFor(
        'wang-xiuying',
        (one) => one.channel === channel && one.template === 'waitlist-offer',
        60,
      )
      expect(text).toContain('历下')
    }
    const others = await city.phones.messages('sun-li')
    expect(others.filter(({ template }) => template === 'waitlist-offer')).toEqual([])
  })

  it('one tap takes it', async () => {
    const page = await waiting()
    await page.goto(at('pages/messages'))
    await press(page, /候补到名额了/)
    await sees(page, '为您保留')
    await accessible(page)
    await press(page, '要这个名额')
    await sees(page, '预约详情')
    await sees(page, '已预约')
    await accessible(page)
    const mine = await cast.verified('wang-xiuying')
    const { items } = await mine.get<{ items: { date: string; state: string }[] }>('/appointments')
    expect(items.filter(({ state }) => state === 'confirmed')).toMatchObject([{ date }])
    // The place is hers: who stood behind her is first now, and waits on.
    const later = await cast.verified('sun-li')
    expect(await later.get('/waitlist')).toMatchObject({ items: [{ state: 'waiting', rank: 1 }] })
  })

  it('leaves no error in any browser', () => {
    expect(actors.problems()).toEqual([])
  })
})
