import { Card } from '../card/index.tsx'
import { ListRow } from '../list-row/index.tsx'
import { Gradually } from './index.tsx'

export default function GraduallyDemo() {
  return (
    <Gradually>
      <Card kind="plain">
        <ListRow text="第一段和页面一起到" />
      </Card>
      <Card kind="plain">
        <ListRow text="第二段也是" />
      </Card>
      <Card kind="plain">
        <ListRow text="后面的一段一段接着到" />
      </Card>
    </Gradually>
  )
}
