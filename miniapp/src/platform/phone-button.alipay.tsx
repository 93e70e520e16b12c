import { Button } from '@tarojs/components'
import { classNames } from '../lib/class-names.ts'
import type { PhoneButtonProps } from './types.ts'
import './phone-button.scss'

/** Alipay asks with its own button first and hands the sealed number out afterwards. */
export const PhoneButton: ((props: PhoneButtonProps) => React.JSX.Element) | null = ({
  children,
  busy,
  onProof,
  onRefused,
}) => (
  <Button
    className={classNames('phone-button', busy && 'phone-button--busy')}
    openType="getAuthorize"
    scope="phoneNumber"
    disabled={busy}
    onGetAuthorize={() =>
      my.getPhoneNumber({ success: ({ response }) => onProof({ channel: 'alipay', response }), fail: onRefused })
    }
    onError={onRefused}
  >
    {children}
  </Button>
)
