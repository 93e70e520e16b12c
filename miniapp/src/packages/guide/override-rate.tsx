import type { OverrideRate } from '@anju/shared-types'
import { ListRow } from '../../components/list-row/index.tsx'

/** How often an item's one list was not complete, as a sentence that anybody can hold against the office. */
export const OverrideRow = ({ rate: { name, notices, overrides, percent } }: { rate: OverrideRate }) => (
  <ListRow
    text={name}
    note={`一年里发出 ${notices} 份补材料清单，其中 ${overrides} 份是第二次要材料（主管放行）`}
    asideText={`${percent}%`}
  />
)
