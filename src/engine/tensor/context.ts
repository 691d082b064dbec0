/** What can go wrong before a single number has been computed. */
export type ContextFailure = 'no-webgl2' | 'no-float-textures';

export type ContextResult = { readonly ok: true; readonly gl: WebGL2RenderingContext; readonly renderer: string; readonly drawBuffers: number } | { readonly ok: false; readonly reason: ContextFailure };

/** Textures that one program may write: four are needed (parameters, both moments, a gradient), eight make large products faster. */
const attachmentCounts = [8, 4] as const;

/** Software rendering is welcome: the caller compares it with the CPU and decides. */
const attributes: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  failIfMajorPerformanceCaveat: false,
};

/** A WebGL2 context of our own (tfjs opens none where it believes to be in Safari) that renders into float32 textures. */
export function openContext(): ContextResult {
  const gl = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2', attributes);
  if (gl === null) return { ok: false, reason: 'no-webgl2' };
  const drawBuffers = gl.getExtension('EXT_color_buffer_float') === null ? undefined : attachmentCounts.find((count) => rendersFloats(gl, count));
  if (drawBuffers === undefined) {
    loseContext(gl);
    return { ok: false, reason: 'no-float-textures' };
  }
  return { ok: true, gl, renderer: rendererName(gl), drawBuffers };
}

/** Gives the context back to the browser, which allows only a few per page. */
export function loseContext(gl: WebGL2RenderingContext): void {
  gl.getExtension('WEBGL_lose_context')?.loseContext();
}

/** The extension may be there and the framebuffer still be incomplete: mobile devices do that, some only with many attachments. */
function rendersFloats(gl: WebGL2RenderingContext, attachments: number): boolean {
  if (Math.min(Number(gl.getParameter(gl.MAX_DRAW_BUFFERS)), Number(gl.getParameter(gl.MAX_COLOR_ATTACHMENTS))) < attachments) return false;
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  const textures = Array.from({ length: attachments }, (_, index) => {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 2, 2);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + index, gl.TEXTURE_2D, texture, 0);
    return texture;
  });
  const complete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(framebuffer);
  for (const texture of textures) gl.deleteTexture(texture);
  return complete;
}

function rendererName(gl: WebGL2RenderingContext): string {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return typeof name === 'string' ? name : '';
}
