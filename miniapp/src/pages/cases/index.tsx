import { Button } from '../../components/button/index.tsx'
import { Empty } from '../../components/empty/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { enter } from '../../lib/enter.ts'

export default function Cases() {
  return (
    <Page title="办件" tab="cases">
      <Empty
        icon="cases"
        title="还没有在办的事项"
        text="您申办的登记、资格、公积金事项，以后会在这里显示办到哪一步、还要多久、需要您做什么。现在可以先预约去大厅办理。"
      />
      <Button kind="secondary" icon="calendar" onTap={() => enter('/packages/book/list/index')}>
        看我的预约
      </Button>
    </Page>
  )
}
