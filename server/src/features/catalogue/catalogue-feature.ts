import { catalogueFiles, catalogue as contract, shanghaiDate } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { StaffStore } from '../accounts/staff-store.ts'
import { createAppointmentStore } from '../appointments/appointment-store.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createCatalogueParts } from './catalogue-parts.ts'
import { cityView } from './item-view.ts'
import { listItems } from './list-items.ts'
import { listMaterials } from './list-materials.ts'
import { printNoticeSheet } from './print-notice-sheet.ts'
import { showDisclosure } from './show-disclosure.ts'
import { showItem } from './show-item.ts'
import { downloadFile, takeFile, tryFile } from './take-file.ts'
import type { TriedCases } from './tried-cases.ts'

export interface CatalogueFeatures {
  catalogue: Feature<typeof contract.table>
  catalogueFiles: Feature<typeof catalogueFiles.table>
}

/** The guide for everybody, and the door through which its files change. */
export function createCatalogueFeatures(
  parts: Parts,
  { staff, cases }: { staff: Pick<StaffStore, 'everyone'>; cases: TriedCases },
  catalogue = createCatalogueParts(parts),
): CatalogueFeatures {
  const { db, transact, clock, press, config } = parts
  const { files, store } = catalogue
  const appointments = createAppointmentStore(db)
  const needs = { ...catalogue, halls: createHallStore(db), staff, appointments, cases, transact }
  return {
    catalogue: {
      name: 'catalogue',
      contract,
      handlers: {
        city: async (_input, _caller, { now }) => cityView((await needs.guides(shanghaiDate(now))).profile),
        list: ({ query }, _caller, { now }) => listItems(needs, { ...query, on: query.on ?? shanghaiDate(now) }),
        get: ({ params, query }, _caller, { now }) => showItem(needs, params.code, query.on ?? shanghaiDate(now)),
        materials: ({ params, body }, _caller, { now }) =>
          listMaterials(needs, params.code, { answers: body.answers, on: body.on ?? shanghaiDate(now) }),
        noticeSheet: ({ params, query }, _caller, { now }) =>
          printNoticeSheet({ ...needs, press, origin: config.PUBLIC_ORIGIN }, params.code, {
            picks: query.picks ?? '',
            version: query.version,
            on: query.on ?? shanghaiDate(now),
          }),
        disclosure: ({ query }, _caller, { now }) => showDisclosure(needs, query.on ?? shanghaiDate(now)),
      },
      seed: async () => {
        if (files.wrong.length)
          throw new Error(`files of the catalogue with mistakes: ${files.wrong.map((one) => one.file)}`)
        const items = files.items.map((content) => ({ what: 'item' as const, content }))
        const cities = files.profiles.map((content) => ({ what: 'city' as const, content }))
        await store.seed([...items, ...cities], clock.now())
      },
    },
    catalogueFiles: {
      name: 'catalogueFiles',
      contract: catalogueFiles,
      handlers: {
        download: ({ params }) => downloadFile(needs, params.code),
        tryOut: ({ body }, _caller, { now }) => tryFile(needs, body.text, now),
        take: ({ body }, caller, call) => takeFile(needs, body.text, caller, call),
      },
    },
  }
}
