import type { Caller } from '../support/api.ts'
import { at, press, sees } from '../support/citizen.ts'
import { fillPlaces, type Place } from '../support/full-places.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

interface Morning {
  hall: string
  service: string
  date: string
  slots: Place[]
}

/** The waitlist (E16): joining from full days, waiting, an offer with its countdown, and its end. */
export async function takeWaitlist(album: Album, stage: Stage): Promise<void> {
  album.chapter('候补')
  const citizen = await stage.cast.verified('wang-xiuying')
  const { context, page } = await phoneOf(stage, citizen)
  const morning = await smallestMorning(citizen)
  const booked = await fillPlaces(stage.cast, morning.slots)
  const { hall, service, date } = morning
  await page.goto(at('packages/book/place', `hall=${hall}&service=${service}`))
  await sees(page, '没有想要的时间？候补')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '选时间，可以候补')
  await page.goto(at('packages/waitlist/join', `hall=${hall}&service=${service}`))
  await sees(page, '加入候补')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '加入候补')
  await press(page, '加入候补')
  await sees(page, '现在就有名额')
  await album.phone(page, '其实还有名额')
  const { id } = await citizen.post<{ id: string }>('/waitlist', {
    ...{ service, hallIds: [hall], from: date, to: date, parts: ['morning'] },
  })
  await page.goto(at('packages/waitlist/one', `id=${id}`))
  await sees(page, '您排第 1 位')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '候补中')
  await page.goto(at('packages/book/list'))
  await sees(page, '您排第 1 位')
  await album.phone(page, '我的预约，有候补')
  const [first] = booked
  await first!.who.post(`/appointments/${first!.id}/cancel`)
  // At night nobody is offered anything: then the album has no offer.
  const hour = (new Date().getUTCHours() + 8) % 24
  if (hour >= 8 && hour < 21) await takeOffer(album, page, id)
  await context.close()
}

async function takeOffer(album: Album, page: Awaited<ReturnType<typeof phoneOf>>['page'], id: string) {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(at('packages/waitlist/one', `id=${id}&again=${tries}`))
    await page.waitForTimeout(SETTLED_MS)
    if (await page.getByText('要这个名额').locator('visible=true').count()) break
  }
  await sees(page, '要这个名额')
  await album.phone(page, '候补到名额')
  await press(page, '退出候补')
  await page.waitForTimeout(300)
  await album.phone(page, '退出前再问一次')
  await press(page, '接着等')
  await press(page, '要这个名额')
  await sees(page, '预约详情')
  await page.goto(at('packages/waitlist/one', `id=${id}&over=1`))
  await sees(page, '已经约到')
  await album.phone(page, '候补结束')
}

/** The morning with the fewest places that can still be waited for: few people fill it. */
async function smallestMorning(citizen: Caller): Promise<Morning> {
  const found: Morning[] = []
  const { items: halls } = await citizen.get<{ items: { id: string; services: string[] }[] }>('/open/halls')
  for (const { id: hall, services } of halls) {
    for (const service of services.slice(0, 3)) {
      const days = await citizen.get<{ items: { date: string; state: string }[] }>(
        `/open/halls/${hall}/days?service=${service}`,
      )
      const date = days.items.filter((day) => day.state === 'open')[2]?.date
      if (!date) continue
      const day = await citizen.get<{ items: Place[] }>(`/open/halls/${hall}/days/${date}/places?service=${service}`)
      const slots = day.items.filter(({ from }) => from < '12:00')
      if (slots.length > 0) found.push({ hall, service, date, slots })
    }
  }
  const size = ({ slots }: Morning) => slots.reduce((sum, { free }) => sum + free, 0)
  const [smallest] = found.sort((a, b) => size(a) - size(b))
  if (!smallest) throw new Error('no hall has a free morning')
  return smallest
}
