import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { MiniApp } from '../../miniapp/harness/index.ts'
import { type Cast, castOf } from './cast.ts'
import { type City, startCity } from './city.ts'
import type { PlatformPhone } from './platform-phone.ts'

export const PATIENCE_MS = 30_000

/** A city and its people for all steps of a file; ready in `beforeAll` of whatever stands below. */
export function cityForAll(): { readonly city: City; readonly cast: Cast } {
  let city: City
  let cast: Cast
  beforeAll(async () => {
    city = await startCity()
    cast = castOf(city)
  })
  afterAll(() => city?.close())
  return {
    get city() {
      return city
    },
    get cast() {
      return cast
    },
  }
}

/** Each step builds on the one before: after a failure the rest would only wait. */
export function stopAfterFailure(): void {
  let broken = false
  beforeEach(() => {
    if (broken) throw new Error('an earlier step failed')
  })
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail'
  })
}

/** Puts the phones away after the last step. */
export function closeAtEnd(phones: () => readonly (PlatformPhone | undefined)[]): void {
  afterAll(() => {
    for (const phone of phones()) phone?.close()
  })
}

/** The last step of every journey. */
export function drewEveryPage(phones: () => readonly PlatformPhone[]): void {
  it('drew every page without an error and within the budget of setData', () => {
    expect(phones().flatMap((phone) => phone.errors())).toEqual([])
    expect(phones().flatMap((phone) => phone.overBudget())).toEqual([])
  })
}

export const seesText = (app: MiniApp, text: string) => app.waitFor(text, PATIENCE_MS)

/** Presses a control as soon as it is there and can be pressed; its name begins so. */
export async function tapWhenThere(app: MiniApp, name: string): Promise<void> {
  await app.waitFor(() => app.offers(name), PATIENCE_MS)
  await app.tap(name)
}

/** The whole spoken name of a radio or button that fits. */
export function named(app: MiniApp, fits: RegExp): string {
  const names = [...app.outline().matchAll(/<(?:radio|button)> “([^”]+)”/g)].map((match) => match[1]!)
  const name = names.find((candidate) => fits.test(candidate))
  if (!name) throw new Error(`nothing is called ${fits}. The page shows:\n${app.outline()}`)
  return name
}

/** Opens the app and logs in through the platform, which vouches for the phone number. */
export async function loggedIn(phone: PlatformPhone): Promise<MiniApp> {
  const app = await phone.open()
  await app.tap('用手机号登录')
  await phone.grantPhone(app)
  await app.waitFor(() => app.route === 'pages/home/index', PATIENCE_MS)
  return app
}
