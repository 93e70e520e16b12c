import { Notice } from './index.tsx'

export default function NoticeDemo() {
  return (
    <>
      <Notice>每天早上 8:00 放出一周后的名额，放多少、用多少都可以在“放号台账”里查到。</Notice>
      <Notice tone="ok" title="预约成功">
        短信和微信都会提醒您。
      </Notice>
      <Notice tone="act" title="请带上这 3 样">
        身份证、不动产权证书、买卖合同。少一样就要再跑一趟。
      </Notice>
      <Notice tone="danger" title="网上预约暂停到 12月20日">
        因为两次没有按时到。您仍然可以直接到大厅现场取号，也可以申诉。
      </Notice>
    </>
  )
}
