import Renderer

/// The pages around the pictures.
enum PreviewPages {
  static func circuit(_ name: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en" data-name="\(XML.escape(name))">
    <head>
    <meta charset="utf-8">
    <title>\(XML.escape(name))</title>
    <style>
    html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}
    #fault{position:fixed;inset:auto 0 0;margin:0;padding:1rem;max-height:50vh;overflow:auto;background:#7a1f00;color:#fff;font:1rem/1.5 'DejaVu Sans Mono',monospace}
    #fault[hidden]{display:none}
    </style>
    </head>
    <body>
    <iframe id="page" title="\(XML.escape(name))"></iframe>
    <pre id="fault" role="alert" hidden></pre>
    <script src="/preview.js"></script>
    </body>
    </html>

    """
  }

  static let index = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Circuits</title>
    <style>
    body{margin:0 auto;padding:1rem;max-width:60rem;font:1rem/1.5 'DejaVu Sans',sans-serif}
    a{display:inline-block;padding:.5rem 0}
    </style>
    </head>
    <body>
    <h1>Circuits</h1>
    <ul id="circuits"></ul>
    <script src="/index.js"></script>
    </body>
    </html>

    """

  static let previewScript = String(decoding: PackageResources.preview_js, as: UTF8.self)
  static let indexScript = String(decoding: PackageResources.index_js, as: UTF8.self)
}
