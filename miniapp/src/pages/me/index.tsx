import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { go } from '../../lib/go.ts'

export default function Me() {
  return (
    <Page title="我的" tab="me">
      <Card kind="plain">
        <ListRow icon="mobile" text="登录" note="登录后可以预约、排队、查办件" onTap={() => go('/pages/login/index')} />
        <ListRow
          icon="large-type"
          text="组件陈列"
          note="供设计和测试查看"
          onTap={() => go('/packages/gallery/pages/list/index')}
        />
      </Card>
    </Page>
  )
}
