import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { enter } from '../../../lib/enter.ts'

/** Whoever scanned a code at the window without ever having used the app: a phone number is enough, for the receipt. */
export const LogInFirst = ({ code }: { code: string }) => (
  <>
    <Notice title="先用手机号登录，再付款">不用实名。登录后付款凭证会留在您的手机里。</Notice>
    <Button onTap={() => enter('/packages/cases/pay-for/index', { code })}>用手机号登录</Button>
  </>
)
