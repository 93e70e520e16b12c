import type { Reference } from '../../domain/catalogue/reference.ts'
import type { StaffStore } from '../accounts/staff-store.ts'
import type { HallStore } from '../halls/hall-store.ts'
import type { CatalogueStore } from './catalogue-store.ts'
import type { Guides } from './guide.ts'
import type { ItemView } from './item-view.ts'

/** What the use-cases of the guide work with. */
export interface CatalogueNeeds {
  store: CatalogueStore
  guides: Guides
  view: ItemView
  reference: Reference
  halls: HallStore
  staff: Pick<StaffStore, 'everyone'>
}
