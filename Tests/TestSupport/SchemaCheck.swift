import Foundation

/// JSON and its published schema, by the reference implementation in Python, which the README's test command installs.
public enum SchemaCheck {
  /// A line for each file of a folder, `stem 0 []`: how many faults, and which. Of the one called `wrong` only the number.
  public static func faults(schema: String, of folder: String) throws -> [String] {
    let script = """
      import json, pathlib, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
          errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(path))))
          print(path.stem, len(errors), [error.message[:200] for error in errors] if path.stem != "wrong" else "")
      """
    let run = try Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script, schema, folder])
    guard run.code == 0 else { return [run.messages] }
    return run.output.split(separator: "\n").map(String.init)
  }
}
