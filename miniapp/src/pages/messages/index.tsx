import { Empty } from '../../components/empty/index.tsx'
import { Page } from '../../components/page/index.tsx'

export default function Messages() {
  return (
    <Page title="消息" tab="messages">
      <Empty icon="messages" title="还没有消息" text="预约成功、快到时间、轮到您时，我们都会在这里告诉您。" />
    </Page>
  )
}
