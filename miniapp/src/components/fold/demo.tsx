import { Card } from '../card/index.tsx'
import { ListRow } from '../list-row/index.tsx'
import { Fold } from './index.tsx'

export default function FoldDemo() {
  return (
    <Card kind="plain" title="材料">
      <ListRow icon="document" text="身份证" />
      <Fold text="免交的 2 份">
        <ListRow text="户口簿" note="系统直接核对，不用交" />
        <ListRow text="结婚证" note="系统直接核对，不用交" />
      </Fold>
    </Card>
  )
}
