import { pictureWidths } from '@balcony/design'

interface PictureLooks {
  readonly figure: Readonly<Record<string, string>>
  readonly image: Readonly<Record<string, string>> & { readonly alt: string }
}

/** How a picture is drawn, the same by the editor and by the static rendering. The address comes from us, never from the document. */
export function pictureAttributes(
  attrs: Readonly<Record<string, unknown>>,
  hrefOf: (file: string) => string | undefined,
  word: string,
): PictureLooks {
  const { file, alt, width } = attrs
  const name = typeof file === 'string' ? file : ''
  const href = hrefOf(name)
  const share = pictureWidths.find((each) => each === width)
  return {
    figure: {
      'data-picture': name,
      ...(typeof alt === 'string' ? { 'data-alt': alt } : {}),
      ...(share === undefined ? {} : { 'data-width': String(share) }),
    },
    image: {
      alt: typeof alt === 'string' ? alt : word,
      draggable: 'false',
      decoding: 'async',
      loading: 'lazy',
      ...(href === undefined ? {} : { src: href }),
    },
  }
}

export function widthOf(said: string | null): number | null {
  return pictureWidths.find((each) => String(each) === said) ?? null
}
