import { Html, html } from "./html.js";
import { type Frame, framed } from "./page-frame.js";
import type { RenderedReference } from "./rendered-reference.js";

/**
 * The page of the reference: what the renderer has drawn ahead, and the scripts that bring it to life.
 * `definition` is the script with the document, below the folder of the version.
 */
export function referencePage(
  frame: Frame,
  rendered: RenderedReference,
  definition: string,
): string {
  const { toRoot, assets } = frame;
  const scripts = html`<script src="${definition}" defer></script>
    <script src="${toRoot}${assets.redoc}" defer></script>
    <script src="${toRoot}${assets.reference}" defer></script>`;
  const head = new Html(rendered.styles);
  return framed({ ...frame, head, scripts }, new Html(rendered.markup));
}
