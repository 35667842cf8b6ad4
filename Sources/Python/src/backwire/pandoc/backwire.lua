--- Draws ```backwire blocks: pandoc --lua-filter backwire.lua course.md -o course.html
--
-- Options are attributes, ```{.backwire #fig-sum step=q caption="…" alt="…" width=60%}, or Quarto's lines at the top of the
-- block, `#| fig-cap: …`. The command is the one that BACKWIRE names, else the one on the path.

local command = os.getenv("BACKWIRE") or "backwire"
local cache = os.getenv("BACKWIRE_CACHE")
  or (os.getenv("XDG_CACHE_HOME") or ((os.getenv("HOME") or ".") .. "/.cache")) .. "/backwire"

--- Options of the block that the command has, too.
local own_options = { "theme", "direction", "digits", "fold", "steps", "seed" }
--- What Quarto calls them.
local quarto_names = { ["fig-cap"] = "caption", ["fig-alt"] = "alt", ["out-width"] = "width", ["fig-align"] = "align" }
local mime_types = {
  svg = "image/svg+xml", png = "image/png", pdf = "application/pdf", html = "text/html", quiz = "text/html",
  animated = "image/svg+xml", revealjs = "text/html",
}
local endings = { animated = "svg", quiz = "html", revealjs = "html" }
local views = { final = true, steps = true, page = true, quiz = true, animated = true }

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function lines_of(text)
  local lines = {}
  for line in (text .. "\n"):gmatch("(.-)\r?\n") do lines[#lines + 1] = line:match("^[%s>]*(.-)%s*$") end
  return lines
end

--- The document and the line at which a text begins: pandoc keeps neither. Where it stands twice, both have the same faults.
local function place_of(text)
  local wanted = lines_of(text)
  for _, name in ipairs(PANDOC_STATE.input_files) do
    local lines = lines_of(read(name) or "")
    for start = 1, #lines - #wanted + 1 do
      local place = 1
      while place <= #wanted and lines[start + place - 1] == wanted[place] do place = place + 1 end
      if place > #wanted then return name, start end
    end
  end
  return PANDOC_STATE.input_files[1] or "<stdin>", 1
end

--- Ends the build: pandoc's own exit code for a filter that failed.
local function fail(message)
  if message then io.stderr:write(message .. "\n") end
  os.exit(83)
end

--- What the command writes on standard output. What it says on standard error the author sees as it is.
local function run(arguments, input)
  local ok, result = pcall(pandoc.pipe, command, arguments, input)
  if ok then return result end
  if type(result) == "table" and result.error_code ~= 127 then fail() end
  fail(command .. ": error: there is no such program; let BACKWIRE name it, or install it with pip install backwire")
end

local version

--- Draws a form of a circuit, or takes it from the cache.
-- @return the paths of the files and what they show, one of each for each file
local function draw(figure, form, arguments)
  version = version or run({ "--version" }, "")
  local key = pandoc.sha1(table.concat({ version, command, form, figure.text, table.unpack(arguments) }, "\0"))
  local folder = cache .. "/" .. key
  local name = "backwire-" .. key:sub(1, 12)
  local place = folder .. "/" .. name .. "." .. (endings[form] or form)
  if figure.every_step and (form == "svg" or form == "png") then place = folder .. "/" .. name .. "-{step}." .. form end
  local report = read(folder .. "/report.json")
  if not report then
    local all = {
      "render", "-", "-q", "-f", form, "-o", place, "--report", "json", "--name", name, "--source-name", figure.file,
      "--source-line", tostring(figure.line), table.unpack(arguments),
    }
    report = run(all, figure.text)
    write(folder .. "/report.json", report)
  end
  local drawn = {}
  for file in report:match('"files" : %[(.*)%]'):gmatch("{(.-)\n%s*}") do
    local function text(field)
      local found = file:match('"' .. field .. '" : "(.-[^\\])"') or ""
      found = found:gsub("\\u(%x%x%x%x)", function(code) return utf8.char(tonumber(code, 16)) end)
      return (found:gsub("\\n", "\n"):gsub('\\(["\\/])', "%1"))
    end
    drawn[#drawn + 1] = { path = text("path"), alt = text("alt"), name = text("path"):match("[^/]*$") }
  end
  return drawn
end

--- The document and the line that name a file.
local function mention_of(name)
  for _, document in ipairs(PANDOC_STATE.input_files) do
    for number, line in ipairs(lines_of(read(document) or "")) do
      if line:find(name, 1, true) then return document, number end
    end
  end
  return PANDOC_STATE.input_files[1] or "<stdin>", 1
end

local function escaped(text) return (text:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;")) end

--- A page in a sandbox of its own, which reaches nothing of the document's.
local function frame(drawn, alt, allowed)
  local title = escaped(alt or drawn.alt)
  local page = escaped(read(drawn.path))
  return pandoc.RawBlock("html", ('<iframe class="backwire" sandbox="%s" title="%s" style="width:100%%;height:38rem;border:0" '
    .. 'srcdoc="%s"></iframe>'):format(allowed, title, page))
end

--- Frames on one slide of Beamer, each on its own overlay.
local function overlays(drawn)
  local lines = {}
  for place, picture in ipairs(drawn) do
    lines[place] = ("\\only<%d>{\\includegraphics[width=\\linewidth,height=0.8\\textheight,keepaspectratio]{%s}}")
      :format(place, picture.path)
  end
  return pandoc.RawBlock("latex", table.concat(lines, "%\n"))
end

--- A picture as pandoc has it, in a figure where there is a caption.
local function image(drawn, form, options, id)
  pandoc.mediabag.insert(drawn.name, mime_types[form], read(drawn.path))
  local alt = options.alt or drawn.alt
  local attributes = { width = options.width, alt = alt }
  local classes = { "backwire" }
  for class in (options.class or ""):gmatch("%S+") do classes[#classes + 1] = class end
  if options.align then classes[#classes + 1] = "align-" .. options.align end
  local words = options.caption and pandoc.utils.blocks_to_inlines(pandoc.read(options.caption, "markdown").blocks)
  if words and pandoc.Figure then
    local picture = pandoc.Image({ pandoc.Str(alt) }, drawn.name, "", pandoc.Attr("", classes, { width = options.width }))
    return pandoc.Figure({ pandoc.Plain({ picture }) }, { long = { pandoc.Plain(words) } }, pandoc.Attr(id, {}, {}))
  end
  local shown = words or { pandoc.Str(alt) }
  return pandoc.Para({ pandoc.Image(shown, drawn.name, words and "fig:" or "", pandoc.Attr(id, classes, attributes)) })
end

--- The form of pictures that a writer takes.
local function picture_form(view)
  if FORMAT:match("latex") or FORMAT == "beamer" or FORMAT == "context" then return "pdf" end
  if FORMAT:match("html") or FORMAT == "revealjs" or FORMAT:match("epub") then
    return view == "animated" and "animated" or "svg"
  end
  return "png"
end

local function options_of(block)
  local options = {}
  for name, value in pairs(block.attributes) do options[name] = value end
  for name, value in block.text:gmatch("#|%s*([%w-]+):[ \t]*([^\n]*)") do
    value = value:gsub("%s+$", "")
    options[quarto_names[name] or name] = value:match('^"(.*)"$') or value:match("^'(.*)'$") or value
  end
  for _, class in ipairs(block.classes) do
    if class == "final" or class == "page" then options[class] = "" end
  end
  if options.page then options.view = "page" end
  options.caption = options.caption ~= "" and options.caption or nil
  return options
end

--- The circuit of a block, or of the file that the block names, in the document's language where there is one.
local function figure_of(block, options, language)
  if not options.file then
    local file, line = place_of(block.text)
    return { text = block.text .. "\n", file = file, line = line }
  end
  local name = options.file
  local tag = language and language:match("^%a+")
  local own = tag and name:gsub("(%.[^./]*)$", "." .. tag .. "%1")
  for _, path in ipairs({ own or name, name }) do
    local text = read(path)
    if text then return { text = text, file = path, line = 1 } end
  end
  local file, line = mention_of(name)
  fail(("%s:%d: error: cannot read %s: there is no such file"):format(file, line, name))
end

local language

local function code_block(block)
  if not block.classes:includes("backwire") and not block.classes:includes("{backwire}") then return nil end
  local options = options_of(block)
  local figure = figure_of(block, options, language)
  local view = options.view or "final"
  if not views[view] then
    fail(("%s:%d: error: there is no view '%s'; the views are final, steps, page, quiz, animated")
      :format(figure.file, figure.line, view))
  end
  local arguments = {}
  for _, name in ipairs(own_options) do
    if options[name] then arguments[#arguments + 1] = "--" .. name .. "=" .. options[name] end
  end
  for setting in (options.set or ""):gmatch("%S+") do
    arguments[#arguments + 1] = "--set"
    arguments[#arguments + 1] = setting
  end
  local id = block.identifier ~= "" and block.identifier or options.label or options.name or ""
  local is_html = FORMAT:match("html") or FORMAT == "revealjs"
  if is_html and (view == "page" or view == "quiz") then
    local allowed = view == "quiz" and "allow-scripts allow-downloads" or "allow-scripts"
    return frame(draw(figure, view == "quiz" and "quiz" or "html", arguments)[1], options.alt, allowed)
  end
  local form = picture_form(view)
  figure.every_step = view == "steps" or options.steps
  if figure.every_step and form == "pdf" then form = "png" end
  if options.step then
    arguments[#arguments + 1] = "--step=" .. options.step
    figure.every_step = false
  elseif not figure.every_step and form ~= "animated" then
    arguments[#arguments + 1] = "--final"
  end
  local drawn = draw(figure, form, arguments)
  if FORMAT == "beamer" and figure.every_step then return overlays(drawn) end
  local blocks = {}
  for place, picture in ipairs(drawn) do
    -- One caption and one label for all.
    local shown = place == #drawn and options or { alt = options.alt, width = options.width, class = options.class }
    blocks[place] = image(picture, form, shown, place == #drawn and id or "")
    -- Slides of reveal.js show a step for each press.
    if FORMAT == "revealjs" and #drawn > 1 then blocks[place] = pandoc.Div({ blocks[place] }, { class = "fragment" }) end
  end
  return blocks
end

return {
  { Meta = function(meta) language = meta.lang and pandoc.utils.stringify(meta.lang) or nil end },
  { CodeBlock = code_block },
}
