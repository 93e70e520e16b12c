import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { useSession } from '../../../stores/session.ts'

/** What an administrator keeps current. Each is looked at first and put in force in a second step. */
export default function Admin() {
  const me = useSession(({ me: one }) => one)
  const isAdmin = me?.staff?.roles.includes('admin')
  return (
    <Page title="管理" lead="先看会改变什么，再决定采用；每一次都留下版本和姓名。">
      {me && !isAdmin && (
        <Notice tone="act" title="您的岗位不能改这些">
          可以看，采用要由管理人员来做。
        </Notice>
      )}
      <Card kind="plain" title="规定和日历">
        <ListRow
          icon="calendar"
          text="工作日历"
          note="录入一年的放假通知，看哪些日子和期限跟着变"
          onTap={() => go('/packages/admin/calendar/index')}
        />
        <ListRow
          icon="document"
          text="事项文件"
          note="检查改过的事项和城市文件，试算，从一天起采用"
          onTap={() => go('/packages/admin/files/index')}
        />
        <ListRow
          icon="scale"
          text="秒批开关"
          note="哪些事项由系统当场办、抽查一致多少，停用或恢复"
          onTap={() => go('/packages/admin/instant/index')}
        />
        <ListRow
          icon="messages"
          text="消息模板"
          note="每条短信和推送在手机上的样子，好不好懂，报备号"
          onTap={() => go('/packages/admin/messages/index')}
        />
      </Card>
    </Page>
  )
}
