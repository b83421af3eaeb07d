import type { AbortError, ApiError, BodyError, NetworkError, TimeoutError } from "./errors.js";
import type { Documented, ErrorStatus, StatusOf, SuccessStatus } from "./status.js";

/** How a successful body is read; by its Content-Type unless told. */
export type ParseAs = "json" | "text" | "blob" | "arrayBuffer" | "stream";

/** The API answered with a success. */
export interface Success<Status extends number, Data> {
  status: Status;
  data: Data;
  error: undefined;
  response: Response;
}

/** The API answered with something else. */
export interface Failure<Status extends number, Body> {
  status: Status;
  data: undefined;
  error: ApiError<Status, Body>;
  response: Response;
}

/** There was no whole response; `response` is what came of it. */
export type NoResponse =
  | { status: "network"; data: undefined; error: NetworkError; response: Response | undefined }
  | { status: "timeout"; data: undefined; error: TimeoutError; response: Response | undefined }
  | { status: "abort"; data: undefined; error: AbortError; response: Response | undefined }
  | { status: "body"; data: undefined; error: BodyError; response: Response };

/** What a call gives: one of its members, told apart by `status` and, where types are strict, by `error`. */
export type ResultOf<Operation, As extends ParseAs | undefined = undefined> = Operation extends {
  responses: infer Responses;
}
  ? | DocumentedResult<Responses, As>
    | OtherSuccess<Exclude<SuccessStatus, Documented<Responses>>, SuccessData<Responses, As>>
    | OtherFailure<Exclude<ErrorStatus, Documented<Responses>>, DefaultBody<Responses>>
    | NoResponse
  : OtherSuccess<SuccessStatus, unknown> | OtherFailure<ErrorStatus, unknown> | NoResponse;

/** What a call gives that throws its errors. */
export type DataOf<Operation, As extends ParseAs | undefined = undefined> = Operation extends {
  responses: infer Responses;
}
  ? SuccessData<Responses, As>
  : unknown;

type DocumentedResult<Responses, As> = {
  [Key in keyof Responses]: Answer<StatusOf<Responses, Key>, Responses[Key], As>;
}[keyof Responses];

type Answer<Status extends number, Response, As> = [Status] extends [never]
  ? never
  : [Status] extends [SuccessStatus]
    ? Success<Status, ReadAs<BodyOf<Response>, As>>
    : Failure<Status, BodyOf<Response>>;

/** A success that is not documented is like those that are. RFC 9110 section 15. */
type OtherSuccess<Status extends number, Data> = [Status] extends [never]
  ? never
  : Success<Status, Data>;

type OtherFailure<Status extends number, Body> = [Status] extends [never]
  ? never
  : Failure<Status, Body>;

/** Where no success is documented, `default` stands for successes too; else it describes errors. */
type SuccessData<Responses, As> = [Extract<Documented<Responses>, SuccessStatus>] extends [never]
  ? ReadAs<DefaultBody<Responses>, As>
  : {
      [Key in keyof Responses]: [StatusOf<Responses, Key>] extends [never]
        ? never
        : [StatusOf<Responses, Key>] extends [SuccessStatus]
          ? ReadAs<BodyOf<Responses[Key]>, As>
          : never;
    }[keyof Responses];

type DefaultBody<Responses> = Responses extends { default: infer Response }
  ? BodyOf<Response>
  : unknown;

/** What a response's body is read as: JSON as its schema says, text as a string, the rest as a Blob. */
type BodyOf<Response> = Response extends { content: infer Content }
  ? [keyof Content] extends [never]
    ? undefined
    : { [Media in keyof Content]: ByContentType<Media, Content[Media]> }[keyof Content]
  : undefined;

type ByContentType<Media, Type> = Media extends
  `${string}${"/" | "+"}json${"" | `;${string}`}` | `${string}/*`
  ? Type
  : Media extends `text/${string}` | `${string}${"/" | "+"}xml${string}`
    ? [Type] extends [string]
      ? Type
      : string
    : Blob;

/** Without `strictNullChecks`, undefined extends everything, so that it is asked for first. */
type ReadAs<Data, As> = [As] extends [undefined]
  ? Data
  : As extends "text"
    ? string
    : As extends "blob"
      ? Blob
      : As extends "arrayBuffer"
        ? ArrayBuffer
        : As extends "stream"
          ? ReadableStream<Uint8Array> | null
          : Data;
