import { Empty } from '../../components/empty/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { go } from '../../lib/go.ts'

/** Certificates belong to a proved name. */
export const NeedsName = () => (
  <Page title="我的证照">
    <Empty
      icon="id-card"
      title="先核验身份，才能看自己的证照"
      text="填写姓名和身份证号码，一分钟就好。"
      action="去实名"
      onAction={() => go('/packages/account/real-name/index')}
    />
  </Page>
)
