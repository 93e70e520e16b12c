import { Empty } from '../../components/empty/index.tsx'
import { Page } from '../../components/page/index.tsx'

export default function Cases() {
  return (
    <Page title="办件" tab="cases">
      <Empty
        icon="cases"
        title="还没有在办的事项"
        text="您在窗口或网上申办的登记、资格、公积金事项，会在这里显示办到哪一步、还要多久、需要您做什么。"
      />
    </Page>
  )
}
