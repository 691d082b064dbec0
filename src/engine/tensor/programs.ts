/** Lanes that one program can serve: the size of every per-lane uniform array, so that adding a lane compiles nothing. */
export const maxLanes = 8;

/** Types in the plural are arrays with one entry per lane; `vec4s:n` holds n vectors per lane, `ivec4s:n` n vectors in all. */
export type UniformType = 'int' | 'uint' | 'float' | 'ints' | 'uints' | 'floats' | `vec4s:${number}` | `ivec4s:${number}`;
export type UniformValue = number | Int32Array | Uint32Array | Float32Array;
export type UniformValues = Readonly<Record<string, UniformValue>>;

/** One GPU program: a formula evaluated for every texel of its outputs. The source is the identity. */
export interface ProgramSource {
  /** sampler names, in the order in which `draw` takes the matrices */
  readonly inputs: readonly string[];
  /** those of them that are matrices of several layers */
  readonly layered?: readonly string[] | undefined;
  /** names of the output texels, in the order of the target's attachments */
  readonly outputs: readonly string[];
  readonly uniforms: Readonly<Record<string, UniformType>>;
  /** GLSL ES 3.00 functions, `main` last */
  readonly body: string;
}

/** In texels. */
export interface TextureSize {
  readonly width: number;
  readonly height: number;
}

/** A program on the device. Its shader is compiled when it is asked for and first waited for when it is drawn. */
export interface Program {
  /** Makes it the current program and sends its uniforms; the sizes of its inputs in texels are among them. */
  use(values: UniformValues, inputs: readonly TextureSize[]): void;
}

/** A triangle that covers the target; no vertex buffer is needed. */
const vertexSource = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

function declaration(name: string, type: UniformType): string {
  switch (type) {
    case 'int': case 'uint': case 'float': return `uniform ${type} ${name};`;
    case 'ints': return `uniform int ${name}[${maxLanes}];`;
    case 'uints': return `uniform uint ${name}[${maxLanes}];`;
    case 'floats': return `uniform float ${name}[${maxLanes}];`;
    default: {
      const [kind, count] = type.split(':');
      return kind === 'ivec4s' ? `uniform ivec4 ${name}[${count}];` : `uniform vec4 ${name}[${maxLanes * Number(count)}];`;
    }
  }
}

/**
 * GLSL of an input NAME: `NAME_texel` is the size of a texel where the texture's is 1, and `NAME_at(place)` the texel at an
 * ivec2 inside it. Texels are sampled, not fetched: texelFetch compares every place with the size of the texture, which costs
 * software rendering half of it. The middle of texel i lies at (i + ½) · NAME_texel; a few roundings of 2⁻²⁴ are less than a
 * hundredth of a texel for the largest texture there is.
 */
function inputDeclaration(name: string, layered: boolean): string {
  const size = `uniform vec2 ${name}_texel;`;
  if (layered) return `uniform sampler2DArray ${name}; ${size}`;
  return `uniform sampler2D ${name}; ${size}\n#define ${name}_at(place) texture(${name}, (vec2(place) + 0.5) * ${name}_texel)`;
}

/** The whole fragment shader of a program. */
function fragmentSource({ inputs, layered = [], outputs, uniforms, body }: ProgramSource): string {
  return [
    '#version 300 es',
    'precision highp float;',
    'precision highp int;',
    'precision highp sampler2D;',
    'precision highp sampler2DArray;',
    ...inputs.map((name) => inputDeclaration(name, layered.includes(name))),
    ...Object.entries(uniforms).map(([name, type]) => declaration(name, type)),
    ...outputs.map((name, index) => `layout(location = ${index}) out vec4 ${name};`),
    body,
  ].join('\n');
}

/** Compiles every source once and keeps it for the life of the context: a second run of the same shapes compiles nothing. */
export interface ProgramCache {
  get(source: ProgramSource): Program;
  readonly size: number;
  dispose(): void;
}

export function createProgramCache(gl: WebGL2RenderingContext): ProgramCache {
  const programs = new Map<string, Program>();
  const handles: WebGLProgram[] = [];
  const vertexShader = compile(gl, gl.VERTEX_SHADER, vertexSource);
  return {
    get(source) {
      const text = fragmentSource(source);
      const known = programs.get(text);
      if (known !== undefined) return known;
      const handle = gl.createProgram();
      handles.push(handle);
      const program = link(gl, handle, vertexShader, text, source);
      programs.set(text, program);
      return program;
    },
    get size() {
      return programs.size;
    },
    dispose() {
      for (const handle of handles) gl.deleteProgram(handle);
      programs.clear();
      gl.deleteShader(vertexShader);
    },
  };
}

function compile(gl: WebGL2RenderingContext, kind: number, text: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (shader === null) throw new Error('the context makes no shaders');
  gl.shaderSource(shader, text);
  gl.compileShader(shader);
  return shader;
}

function link(gl: WebGL2RenderingContext, handle: WebGLProgram, vertexShader: WebGLShader, text: string, source: ProgramSource): Program {
  const fragmentShader = compile(gl, gl.FRAGMENT_SHADER, text);
  gl.attachShader(handle, vertexShader);
  gl.attachShader(handle, fragmentShader);
  gl.linkProgram(handle);
  let uniforms: readonly BoundUniform[] | undefined;
  let sizes: readonly ((size: TextureSize) => void)[] = [];
  return {
    use(values, inputs) {
      if (uniforms === undefined) {
        // Asking earlier would wait for this shader before the next one is handed to the driver.
        if (gl.getProgramParameter(handle, gl.LINK_STATUS) === false && !gl.isContextLost())
          throw new Error(`shader: ${gl.getProgramInfoLog(handle) ?? ''} ${gl.getShaderInfoLog(fragmentShader) ?? ''}\n${text}`);
        gl.deleteShader(fragmentShader);
        gl.useProgram(handle);
        source.inputs.forEach((name, unit) => gl.uniform1i(gl.getUniformLocation(handle, name), unit));
        sizes = source.inputs.map((name) => sizeSetter(gl, gl.getUniformLocation(handle, `${name}_texel`)));
        uniforms = Object.entries(source.uniforms).map(([name, type]) => bind(gl, handle, name, type));
      } else gl.useProgram(handle);
      for (const { name, set } of uniforms) set(values[name] ?? 0);
      for (let index = 0; index < sizes.length; index += 1) sizes[index]!(inputs[index]!);
    },
  };
}

interface BoundUniform {
  readonly name: string;
  readonly set: (value: UniformValue) => void;
}

function bind(gl: WebGL2RenderingContext, handle: WebGLProgram, name: string, type: UniformType): BoundUniform {
  const location = gl.getUniformLocation(handle, name);
  if (type === 'int' || type === 'uint' || type === 'float') return { name, set: scalarSetter(gl, location, type) };
  return { name, set: arraySetter(gl, location, type) };
}

// Uniforms stay with their program, so what is unchanged need not be sent again: layers of one shape share a program.

function sizeSetter(gl: WebGL2RenderingContext, location: WebGLUniformLocation | null): (size: TextureSize) => void {
  let [lastWidth, lastHeight] = [0, 0];
  return ({ width, height }) => {
    if (width === lastWidth && height === lastHeight) return;
    gl.uniform2f(location, 1 / width, 1 / height);
    [lastWidth, lastHeight] = [width, height];
  };
}

function arraySetter(gl: WebGL2RenderingContext, location: WebGLUniformLocation | null, type: UniformType): (value: UniformValue) => void {
  let last: Int32Array | Uint32Array | Float32Array | undefined;
  return (value) => {
    if (typeof value === 'number') return;
    if (last?.length === value.length && last.every((number, index) => number === value[index])) return;
    if (value instanceof Int32Array && type === 'ints') gl.uniform1iv(location, value);
    else if (value instanceof Int32Array) gl.uniform4iv(location, value);
    else if (value instanceof Uint32Array) gl.uniform1uiv(location, value);
    else if (type === 'floats') gl.uniform1fv(location, value);
    else gl.uniform4fv(location, value);
    last = value.slice();
  };
}

function scalarSetter(gl: WebGL2RenderingContext, location: WebGLUniformLocation | null, type: 'int' | 'uint' | 'float'): (value: UniformValue) => void {
  let last: UniformValue | undefined;
  const send = type === 'int' ? gl.uniform1i : type === 'uint' ? gl.uniform1ui : gl.uniform1f;
  return (value) => {
    if (value === last || typeof value !== 'number') return;
    send.call(gl, location, value);
    last = value;
  };
}
