import { Button } from '../../components/button/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { Empty } from '../../components/empty/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { enter } from '../../lib/enter.ts'
import { useSession } from '../../stores/session.ts'
import { MyChecks } from './my-checks.tsx'

export default function Cases() {
  const loggedIn = useSession((state) => state.loggedIn)
  const none = (
    <Empty
      icon="cases"
      title="还没有在办的事项"
      text="您申办的登记、资格、公积金事项，会在这里显示办到哪一步、还要多久、需要您做什么。"
    />
  )
  return (
    <Page title="办件" tab="cases">
      {loggedIn ? <MyChecks none={none} /> : none}
      <Card kind="plain">
        <ListRow
          icon="key"
          text="购房资格正式核验"
          note="用本人和家人的数据核对，不用交材料"
          onTap={() => enter('/packages/eligibility/apply/index')}
        />
        <ListRow
          icon="people"
          text="家人请我同意"
          note="家人买房要核对您的信息时，在这里看"
          onTap={() => enter('/packages/eligibility/consents/index')}
        />
      </Card>
      <Button kind="secondary" icon="calendar" onTap={() => enter('/packages/book/list/index')}>
        看我的预约
      </Button>
    </Page>
  )
}
