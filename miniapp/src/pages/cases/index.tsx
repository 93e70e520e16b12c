import { Button } from '../../components/button/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { Empty } from '../../components/empty/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { enter } from '../../lib/enter.ts'
import { useSession } from '../../stores/session.ts'
import { MyCases } from './my-cases.tsx'
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
      {loggedIn ? <MyCases>{(hasCases) => <MyChecks none={hasCases ? null : none} />}</MyCases> : none}
      <Card kind="plain">
        <ListRow
          icon="cases"
          text="二手房过户一次办"
          note="网签、缴税、过户一次受理"
          onTap={() => enter('/packages/cases/begin/index', { code: 'P01' })}
        />
        <ListRow
          icon="search"
          text="办别的事"
          note="从办事指南里找，点“开始办理”"
          onTap={() => enter('/packages/guide/search/index')}
        />
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
