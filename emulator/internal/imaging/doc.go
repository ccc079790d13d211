// Package imaging does what the image processing of OSS does: bytes of a picture and a text of operations in, bytes of
// another picture, or facts about it, out. It keeps no state and knows neither buckets nor requests; pictures that an
// operation needs besides, for watermarks, it asks its caller for. What the libraries below it cannot do is refused by
// name: HEIC and AVIF, and the progressive JPEG.
package imaging
