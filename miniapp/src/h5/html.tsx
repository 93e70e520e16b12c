/**
 * What `@tarojs/components` means in the browser: plain HTML. Taro's own web components would cost 60 KB, hide their
 * roles from screen readers and load a picture from a foreign host.
 */
import type { HTMLAttributes, ImgHTMLAttributes } from 'react'

type Block = HTMLAttributes<HTMLDivElement> & { hoverClass?: string }

export const View = ({ hoverClass: _phoneOnly, ...rest }: Block) => <div {...rest} />

export const Text = (props: HTMLAttributes<HTMLSpanElement>) => <span {...props} />

export const Image = ({
  mode: _phoneOnly,
  alt = '',
  ...rest
}: ImgHTMLAttributes<HTMLImageElement> & { mode?: string }) => <img alt={rest['aria-label'] ?? alt} {...rest} />
