/// What the quiz page looks like besides what it has from the page of steps.
enum QuizStyle {
  static let css = """
    fieldset{border:1px solid var(--outline);border-radius:.5rem;margin:.75rem 0;padding:.75rem 1rem}
    legend{padding:0 .4rem}
    .field{margin:.6rem 0}
    .field label{display:block}
    input[type=text],textarea{font:inherit;color:var(--ink);background:var(--background);border:1px solid var(--outline);border-radius:.4rem;padding:.4rem .6rem;min-height:44px;width:100%;max-width:24rem}
    #answers{max-width:100%;font-family:'DejaVu Sans Mono',monospace;font-size:.85rem}
    .option{display:flex;align-items:center;gap:.6rem;min-height:44px}
    .option input{width:1.4rem;height:1.4rem;flex:none}
    .option label{flex:1;padding:.4rem 0}
    .said{min-height:1.5em}
    .said.right::before{content:"✓ ";font-weight:bold}
    .said.wrong::before{content:"✗ ";font-weight:bold}
    .right{color:var(--value)}
    .wrong{color:var(--gradient)}
    .buttons{display:flex;gap:.6rem}
    .buttons[hidden]{display:none}
    .one .question:not(.done) .solution,.one .concept .solution{display:none}
    .one .question:not(.done)>.answer,.one .question.done>.picture:not(.answer){display:none}
    #mistakes{padding-left:1.5rem}
    .one #mistakes li{display:list-item;margin:.3rem 0}
    @media print{.one .question>.answer,.buttons,#summary{display:none!important}.one .question>.picture:not(.answer){display:block!important}}
    """
}
