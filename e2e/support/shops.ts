import type { Page } from 'playwright-core'
import { button } from './citizen.ts'
import type { City } from './city.ts'

interface Unit {
  unitCode: string
  address: string
  owners: { name: string; certificate?: string }[]
}

/** The shops of a firm as its own books have them. */
export async function shopsOf({ sandbox }: Pick<City, 'sandbox'>, firm: string) {
  const { units } = (await (await fetch(`${sandbox}/__control/register/units`)).json()) as { units: Unit[] }
  return units
    .filter(({ owners }) => owners.some(({ name }) => name === firm))
    .map(({ unitCode, address, owners }) => ({ unitCode, address, certificateNumber: owners[0]?.certificate }))
}

/** Opens the browser's own dialog and gives it a spreadsheet. */
export async function upload(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await button(page, name).click()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await (await dialog).setFiles({ name: '房产清单.xlsx', mimeType, buffer: Buffer.from(bytes) })
}
