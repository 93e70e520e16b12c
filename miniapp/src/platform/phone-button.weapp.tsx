import { Button } from '@tarojs/components'
import { classNames } from '../lib/class-names.ts'
import type { PhoneButtonProps } from './types.ts'
import './phone-button.scss'

/** Only WeChat's own button may ask for the number; the code it gives is good once, for five minutes. */
export const PhoneButton: ((props: PhoneButtonProps) => React.JSX.Element) | null = ({
  children,
  busy,
  onProof,
  onRefused,
}) => (
  <Button
    className={classNames('phone-button', busy && 'phone-button--busy')}
    openType="getPhoneNumber"
    disabled={busy}
    onGetPhoneNumber={(event) => {
      const { code } = event.detail
      if (code) onProof({ channel: 'wechat', code })
      else onRefused()
    }}
  >
    {children}
  </Button>
)
