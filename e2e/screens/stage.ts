import type { Browser } from 'playwright-core'
import type { Caller } from '../support/api.ts'
import { phone } from '../support/browser.ts'
import type { Cast } from '../support/cast.ts'
import type { City } from '../support/city.ts'
import { remember } from './album.ts'

/** Where the pictures are taken. */
export interface Stage {
  city: City
  cast: Cast
  browser: Browser
}

/** A phone on which somebody is logged in already. */
export async function phoneOf({ city, browser }: Stage, caller?: Caller) {
  const opened = await phone(browser, city.origin)
  if (caller) await remember(opened.context, caller.tokens)
  return opened
}

/** Time for a page to read what it shows. */
export const SETTLED_MS = 900
